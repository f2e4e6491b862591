"""The questions of a step: from the model and a draft to what the page shows, and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from iatheque.access.gate import level_of, opened_extensions
from iatheque.lib.messages import N_
from iatheque.projects.domain.parts import answer_of, as_written
from iatheque.projects.models import Draft
from iatheque.schema.cells import Raw, as_text, write
from iatheque.schema.extensions import OPENERS
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.schema.reading import is_too_long
from iatheque.schema.remark import Remark
from iatheque.schema.vocabularies import THEMES
from iatheque.web.filters import translated

from .steps import Step

_FEW = 8  # a list of no more choices is shown whole
_FORMATS = {
    Kind.MONTH: N_("Mois et année : MM/AAAA."),
    Kind.DAY: N_("Jour, mois et année : JJ/MM/AAAA."),
    Kind.NAMES: N_("Séparez les noms par des virgules."),
}
_KEYBOARDS = {
    Kind.SIRET: "numeric",
    Kind.SIREN: "numeric",
    Kind.LONGITUDE: "decimal",
    Kind.LATITUDE: "decimal",
    Kind.EMAIL: "email",
    Kind.URL: "url",
    Kind.IMAGE: "url",
}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a closed list."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a heading, empty when there is only one group."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One field as the form asks it; `control` is `line`, `block`, `radios`, `list` or `boxes`.

    `level` is who will read the answer, as the author has chosen so far.
    """

    field: Field
    control: str
    text: str
    groups: tuple[Group, ...]
    remarks: tuple[Remark, ...]
    format: str
    keyboard: str
    level: Level

    @property
    def is_opener(self) -> bool:
        """True when the answer itself says who reads the others."""
        return self.field.key in OPENERS

    @property
    def need(self) -> str:
        """What leaving it empty means."""
        if self.field.blocking:
            return N_("nécessaire pour publier")
        return N_("attendu") if self.field.required else N_("facultatif")


def questions(step: Step, draft: Draft, remarks: Iterable[Remark]) -> list[Question]:
    """Return the questions of `step`, with what `draft` answers and what there is to say of it."""
    said = notable(remarks)
    written = as_written(draft)
    opened = opened_extensions(draft.values)
    return [
        _question(field, written.get(field.key), said.get(field.key, ()), level_of(field, opened))
        for field in step.fields
    ]


def notable(remarks: Iterable[Remark]) -> dict[str, list[Remark]]:
    """Return by key the remarks shown beside answers: an empty one shows by itself."""
    said: dict[str, list[Remark]] = {}
    for remark in remarks:
        if remark.code != "missing":
            said.setdefault(remark.key, []).append(remark)
    return said


def _question(field: Field, raw: Raw, remarks: Sequence[Remark], level: Level) -> Question:
    chosen = set(raw) if isinstance(raw, list) else {as_text(raw)}
    return Question(
        field=field,
        control=_control(field),
        text=_text(field, raw),
        groups=_groups(field, chosen),
        remarks=tuple(remarks),
        format=_FORMATS.get(field.kind, ""),
        keyboard=_KEYBOARDS.get(field.kind, ""),
        level=level,
    )


def _text(field: Field, raw: Raw) -> str:
    if isinstance(raw, list):
        return write(raw)
    return as_text(raw)


def _control(field: Field) -> str:
    if field.kind is Kind.CHOICES:
        return "boxes"
    if field.kind is Kind.CHOICE:
        values = field.vocabulary.values if field.vocabulary else ()
        return "radios" if len(values) <= _FEW else "list"
    return "block" if field.kind is Kind.BLOCK else "line"


def _groups(field: Field, chosen: set[str]) -> tuple[Group, ...]:
    vocabulary = field.vocabulary
    if vocabulary is None:
        return ()

    def options(values: Iterable[str]) -> tuple[Option, ...]:
        return tuple(Option(one, vocabulary.label(one), one in chosen) for one in values)

    if field.key == "sous_theme":
        return tuple(Group(theme.name, options(theme.subthemes)) for theme in THEMES)
    return (Group("", options(vocabulary.values)),)


def read_answers(step: Step, posted: QueryDict) -> dict[str, Raw]:
    """Return the raw answers that `posted` holds to the questions of `step`.

    A question marked as shown but without an answer is an emptied one; one that was not shown (a
    page left half-loaded) is left alone.
    """
    shown = step.keys.intersection(posted.getlist("pose"))
    return {
        field.key: posted.getlist(field.key)
        if field.kind is Kind.CHOICES
        else posted.get(field.key, "")
        for field in step.fields
        if field.key in shown and posted.get(f"choix-{field.key}") != "autre"
    }


def too_long(step: Step, raw: Mapping[str, Raw]) -> list[str]:
    """Return one sentence for each answer longer than the model can keep."""
    said = _("« %(label)s » : %(limit)d caractères au plus sont possibles. Rien n’est enregistré.")
    return [
        said % {"label": translated(field.label), "limit": field.limit}
        for field in step.fields
        if is_too_long(field, raw.get(field.key))
    ]


def marks(step: Step, draft: Draft) -> dict[str, str]:
    """Return by key a mark of the answer that the page shows, to tell later who changed what."""
    return {field.key: mark(draft, field.key) for field in step.fields}


def mark(draft: Draft, key: str) -> str:
    """Return the mark of one answer: equal answers have equal marks."""
    text = json.dumps(answer_of(draft, key), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def shown_answer(draft: Draft, field: Field) -> str:
    """Return the whole answer of `draft` to `field`, as text to compare."""
    raw = as_written(draft).get(field.key)
    vocabulary = field.vocabulary
    values = [as_text(one) for one in raw] if isinstance(raw, list) else [as_text(raw)]
    return ", ".join(vocabulary.label(one) if vocabulary else one for one in values)
