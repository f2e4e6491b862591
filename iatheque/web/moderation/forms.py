"""Forms of moderation: shape only, the rules are in the domain."""

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from iatheque.access.gate import readable_fields
from iatheque.moderation.models import LINES, AuditEvent
from iatheque.schema.levels import Level
from iatheque.web.unknown_readers import address_field, trap_field


def _text(label: str, missing: str = "", rows: int = 4) -> forms.CharField:
    """Return a field of several lines, compulsory when there are words for its absence."""
    return forms.CharField(
        label=label,
        max_length=LINES,
        required=bool(missing),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class DecisionForm(forms.Form):
    """A decision on the revision that the reviewer has read."""

    action = forms.ChoiceField(choices=[("publish", ""), ("changes", ""), ("refuse", "")])
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    reason = _text(_("Ce que vous dites à la personne"))


class MessageForm(forms.Form):
    """A message to the other side."""

    text = _text(_("Votre message"), _("Écrivez un message."), rows=3)


class ReasonForm(forms.Form):
    """A decision that needs its reason and nothing else."""

    reason = _text(_("Raison"), _("Dites pourquoi, en une phrase."))


class AnswerForm(forms.Form):
    """What became of a report."""

    outcome = forms.ChoiceField(choices=[("corrected", ""), ("declined", "")])
    text = _text(
        _("Votre réponse à la personne"), _("Dites en une phrase ce que vous avez décidé.")
    )


class PreviewForm(forms.Form):
    """A new preview link."""

    level = forms.TypedChoiceField(
        label=_("Ce que l’aperçu montre"),
        choices=[(level.slug, level.label) for level in Level],
        coerce=Level.from_slug,
    )


class ReportForm(forms.Form):
    """An error on a sheet."""

    field_key = forms.ChoiceField(label=_("Où est l’erreur"), required=False)
    text = _text(_("Ce qui ne va pas"), _("Dites ce qui ne va pas."))
    proposal = _text(_("Ce qu’il faudrait écrire"), rows=3)
    email = address_field()
    site = trap_field()

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        fields = readable_fields(Level.PUBLIC)
        self.fields["field_key"].choices = [
            ("", _("La fiche en général")),
            *((field.key, field.label) for field in fields),
        ]


class ContactForm(forms.Form):
    """A message to a service; a person who signed in has proved her address already."""

    name = forms.CharField(
        label=_("Votre nom, et votre collectivité ou organisme"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Dites qui vous êtes.")},
    )
    text = _text(_("Votre message"), _("Écrivez un message."), rows=8)
    email = address_field()
    site = trap_field()

    def __init__(
        self, *args: object, person: AbstractBaseUser | AnonymousUser, **options: object
    ) -> None:
        super().__init__(*args, **options)
        if person.is_authenticated:
            del self.fields["email"]
            self.fields["name"].initial = person.full_name


class JournalForm(forms.Form):
    """What is looked for in the log."""

    quoi = forms.ChoiceField(label=_("Quoi"), required=False)
    qui = forms.CharField(label=_("Qui (adresse)"), max_length=254, required=False)
    projet = forms.CharField(label=_("Identifiant du projet"), max_length=10, required=False)
    du = forms.DateField(
        label=_("À partir du"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    au = forms.DateField(
        label=_("Jusqu’au"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["quoi"].choices = [("", _("Tout")), *AuditEvent.Kind.choices]
