"""Forms of the account pages: shape only, the rules are in the domain."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siren as siren_number

from iatheque.lib.text import clean_line
from iatheque.organisations import territories
from iatheque.organisations.models import Organisation, Role, Scope
from iatheque.organisations.territories import Territory
from iatheque.schema.identifiers import is_siret

_OFFERED = 10
_SUGGESTED = re.compile(r"\(([0-9]{9})\)\s*\Z")  # as js/suggestions.js writes what is chosen


class AddressForm(forms.Form):
    """Where the code is sent."""

    email = forms.EmailField(
        label=_("Votre adresse électronique professionnelle"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Écrivez votre adresse."),
            "invalid": _("Cette adresse n’a pas la forme nom@domaine.fr."),
        },
    )


class NewAddressForm(AddressForm):
    """The address that will open the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Votre nouvelle adresse électronique professionnelle")


class NameForm(forms.Form):
    """The name shown to the other members."""

    full_name = forms.CharField(
        label=_("Prénom et nom"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class AskMembershipForm(forms.Form):
    """Which authority, by its number or the name of one we know."""

    authority = forms.CharField(
        label=_("Nom de la collectivité, ou son SIREN"),
        max_length=200,
        error_messages={"required": _("Indiquez une collectivité.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    siren = forms.CharField(max_length=9, required=False)
    name = forms.CharField(
        label=_("Nom de la collectivité, si aucune liste ne la connaît"),
        max_length=200,
        required=False,
    )
    message = forms.CharField(
        label=_("Votre fonction, en quelques mots"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    # What to choose from when a name is that of several authorities, or of none.
    offered: Sequence[Territory] = ()

    def clean(self) -> dict[str, object]:
        """Find the authority, or make ready to create the one of this SIREN."""
        cleaned = super().clean() or {}
        if typed := cleaned.get("siren") or cleaned.get("authority"):
            try:
                cleaned["organisation"] = _find(typed, cleaned.get("name", ""))
            except SeveralError as several:
                self.offered = several.offered
                raise
        return cleaned


class AnswerForm(forms.Form):
    """The answer to a request."""

    answer = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")])
    role = forms.TypedChoiceField(
        label=_("Rôle"),
        choices=Role.choices,
        coerce=lambda value: Role(int(value)),
        initial=Role.CONTRIBUTOR,
        required=False,
        empty_value=Role.CONTRIBUTOR,
    )
    verify = forms.BooleanField(label=_("Marquer la collectivité comme vérifiée"), required=False)
    reason = forms.CharField(label=_("Raison du refus"), max_length=1000, required=False)

    def clean(self) -> dict[str, object]:
        """A refusal says why."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "refuse" and not cleaned.get("reason", "").strip():
            raise ValidationError(_("Dites en une phrase pourquoi la demande est refusée."))
        return cleaned


class TokenForm(forms.Form):
    """A new token of the API."""

    name = forms.CharField(
        label=_("À quoi sert ce jeton"),
        max_length=100,
        error_messages={"required": _("Donnez un nom au jeton.")},
    )
    organisation = forms.ModelChoiceField(
        label=_("Pour quelle collectivité"), queryset=Organisation.objects.none(), empty_label=None
    )
    scope = forms.ChoiceField(label=_("Droits"), choices=Scope.choices)

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations


class ExpertForm(forms.Form):
    """Expert access, given to a person or taken back."""

    email = forms.EmailField(label=_("Adresse électronique de la personne"))
    reason = forms.CharField(
        label=_("Raison"),
        max_length=1000,
        error_messages={"required": _("Dites pourquoi, en une phrase.")},
    )


class SeveralError(ValidationError):
    """A name that does not tell one authority: `offered` are those it may mean."""

    def __init__(self, offered: Sequence[Territory]) -> None:
        super().__init__(_("Choisissez votre collectivité dans la liste, ou précisez son nom."))
        self.offered = offered


def _find(typed: str, name: str) -> Organisation:
    """Return the authority asked for; a new one is not saved. Raises `ValidationError`."""
    chosen = _SUGGESTED.search(typed)
    digits = chosen[1] if chosen else "".join(typed.split())
    if not digits.isdigit():
        return _find_by_name(typed.strip())
    siren = digits[:9]
    if not _is_right(digits):
        raise ValidationError(_("Ce numéro n’est ni un SIREN (9 chiffres) ni un SIRET (14)."))
    if known_one := Organisation.objects.filter(siren=siren).first():
        return known_one
    siret = digits if len(digits) == 14 else ""
    if place := territories.get(siren):
        return _made_from(place, siret)
    if not name.strip():
        raise ValidationError(_("Cette collectivité est nouvelle ici : indiquez aussi son nom."))
    return Organisation(siren=siren, siret=siret, name=clean_line(name))


def _find_by_name(typed: str) -> Organisation:
    known = Organisation.objects.filter(name__iexact=typed).order_by("pk")[:2]
    if len(known) == 1:
        return known[0]
    places = territories.named(typed)
    if len(places) == 1:
        place = places[0]
        return Organisation.objects.filter(siren=place.siren).first() or _made_from(place)
    if offered := places[:_OFFERED] or territories.suggest(typed, limit=_OFFERED):
        raise SeveralError(offered)
    raise ValidationError(
        _("Aucune collectivité ne porte un nom proche : indiquez plutôt son SIREN.")
    )


def _made_from(place: Territory, siret: str = "") -> Organisation:
    return Organisation(
        siren=place.siren,
        siret=siret,
        name=place.name,
        kind=place.kind,
        population=place.population,
    )


def _is_right(digits: str) -> bool:
    if len(digits) == 14:
        return is_siret(digits)
    try:
        siren_number.validate(digits)
    except NumberError:
        return False
    return True
