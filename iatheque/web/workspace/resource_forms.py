"""The form of an attached resource: shape only, the rules are in the domain."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from iatheque.access.resources import DEFAULT_LEVEL
from iatheque.projects.domain.resources import Description, too_heavy
from iatheque.projects.models import Resource
from iatheque.projects.resource_models import LINK, TITLE
from iatheque.projects.resources.choices import Kind, Licence
from iatheque.projects.resources.file_types import TYPES
from iatheque.schema.levels import Level
from iatheque.web.filters import translated

_WHO = {
    Level.EXPERT: _("les personnes que l’équipe nationale a reconnues expertes, et vos collègues"),
    Level.RESTREINT: _("les agents de toutes les collectivités vérifiées"),
    Level.PUBLIC: _("tout le monde, sans compte"),
}


class LevelChoice(NamedTuple):
    """A level that may be chosen, and who reads it."""

    level: Level
    who: str
    chosen: bool


class ResourceForm(forms.Form):
    """What is said of a resource; `link` for one that is a link."""

    title = forms.CharField(
        label=_("Titre"),
        max_length=TITLE,
        error_messages={"required": _("Donnez un titre à la ressource.")},
    )
    kind = forms.ChoiceField(label=_("Nature"), choices=Kind.choices)
    licence = forms.ChoiceField(
        label=_("Licence"), required=False, choices=[("", _("Non précisée")), *Licence.choices]
    )
    level = forms.TypedChoiceField(
        label=_("Qui pourra la lire"),
        choices=[(level.slug, level.label) for level in Level],
        coerce=Level.from_slug,
        initial=DEFAULT_LEVEL.slug,
    )
    link = forms.CharField(
        label=_("Adresse web"),
        max_length=LINK,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def levels(self) -> list[LevelChoice]:
        """Return the levels to choose from, the most reserved first."""
        chosen = self["level"].value()
        return [
            LevelChoice(level, str(_WHO[level]), level.slug == chosen)
            for level in sorted(Level, reverse=True)
        ]

    def description(self) -> Description:
        """Return what the domain takes, once the form is valid."""
        said = self.cleaned_data
        return Description(said["title"], said["kind"], said["licence"], said["level"])

    @staticmethod
    def of(resource: Resource) -> "ResourceForm":
        """Return the form filled with what is said of `resource`."""
        said = {name: getattr(resource, name) for name in ("title", "kind", "licence", "link")}
        return ResourceForm(initial=said | {"level": resource.reading_level.slug})


class NewResourceForm(ResourceForm):
    """A new resource: a link or a file."""

    file = forms.FileField(
        label=_("Fichier"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{name}" for name in TYPES)}),
        error_messages={"empty": _("Ce fichier est vide.")},
    )

    def __init__(self, *args: object, dropped: bool = False, **options: object) -> None:
        super().__init__(*args, **options)
        self._dropped = dropped

    def clean(self) -> dict[str, object]:
        """Ask for one place, not two; say of a file that was too heavy to arrive why it is not."""
        said = super().clean()
        if self._dropped:
            self.add_error("file", translated(too_heavy()))
        elif "file" not in self.errors and bool(said.get("link")) == bool(said.get("file")):
            self.add_error(None, _("Donnez une adresse web ou un fichier : l’un des deux."))
        return said
