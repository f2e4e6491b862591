"""The form that builds the element: its questions come from the model."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from iatheque.access.gate import facet_fields
from iatheque.lib.messages import N_
from iatheque.schema.levels import Level
from iatheque.schema.vocabulary import Vocabulary
from iatheque.search.query import LATEST

from .asked import LONGEST, SHORTEST, USUAL

VIEWS = {"fiches": N_("Fiches"), "liste": N_("Liste courte"), "chiffres": N_("Chiffres")}
ORDERS = {
    LATEST: N_("Mis à jour récemment"),
    "-projet_date": N_("Commencés récemment"),
    "nom_projet": N_("Nom du projet, de A à Z"),
}
LOOKS = {
    "": N_("Celle de votre page"),
    "clair": N_("Toujours claire"),
    "sombre": N_("Toujours sombre"),
}
USUALS = {"vue": "fiches", "limite": str(USUAL), "tri": LATEST, "niveau": "2"}


class BuilderForm(forms.Form):
    """What shows, how it looks; `attributes` gives those of the element."""

    collectivite = forms.CharField(required=False, max_length=120)
    q = forms.CharField(required=False, max_length=120)
    vue = forms.ChoiceField(required=False)
    limite = forms.IntegerField(required=False, min_value=SHORTEST, max_value=LONGEST)
    tri = forms.ChoiceField(required=False)
    titre = forms.CharField(required=False, max_length=120)
    niveau = forms.ChoiceField(required=False)
    apparence = forms.ChoiceField(required=False)

    _FIRST = ("collectivite", "q")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.filters = []
        for field in facet_fields(Level.PUBLIC):
            if field.vocabulary is None:
                continue
            self.filters.append(field.key)
            self.fields[field.key] = _choice(_(field.label), field.vocabulary)
        self._word("collectivite", _("Une collectivité"))
        self._word("q", _("Des mots à chercher"))
        self._word("titre", _("Un titre au-dessus"))
        self._word("limite", _("Nombre de projets"))
        self._offer("vue", _("Présentation"), VIEWS)
        self._offer("tri", _("Ordre"), ORDERS)
        levels = {str(level): f"h{level}" for level in range(2, 7)}
        self._offer("niveau", _("Niveau du premier titre"), levels)
        self._offer("apparence", _("Couleurs"), LOOKS)
        self.order_fields([*self._FIRST, *self.filters])

    def _word(self, name: str, label: str) -> None:
        self.fields[name].label = label
        self.fields[name].widget.attrs["autocomplete"] = "off"

    def _offer(self, name: str, label: str, choices: dict[str, str]) -> None:
        self.fields[name].label = label
        self.fields[name].choices = [(value, _(said)) for value, said in choices.items()]

    def attributes(self) -> list[tuple[str, str]]:
        """Return the attributes asked for, but those that say what is usual."""
        asked = [(name, str(self.cleaned_data.get(name) or "").strip()) for name in self.fields]
        return [(name, value) for name, value in asked if value and value != USUALS.get(name)]


def _choice(label: str, vocabulary: Vocabulary) -> forms.ChoiceField:
    said = vocabulary.label
    choices = [("", _("Indifférent")), *((one, _(said(one))) for one in vocabulary.values)]
    return forms.ChoiceField(required=False, label=label, choices=choices)
