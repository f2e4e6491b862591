"""What documents are filled with: facts that the reader may read, gathered by the surfaces."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from iatheque.lib.messages import N_, Message

# Words of ours come as messages, to be translated; a `str` is what somebody wrote, kept as it is.
Said = str | Message


@dataclass(frozen=True, slots=True)
class Note:
    """A criterion and its note in words; measures are those chosen, or proposed.

    `group` is the key of the quadrant or of the sheet that `theme` names; `rank` its number on the
    picture, 0 when it bears none.
    """

    theme: str
    label: str
    note: Said
    comment: str = ""
    measures: tuple[str, ...] = ()
    group: str = ""
    rank: int = 0

    @property
    def name(self) -> str:
        """The label, after the number that the picture bears."""
        return f"{self.rank}. {self.label}" if self.rank else self.label


@dataclass(frozen=True, slots=True)
class Noted:
    """A radar or a girouet at one moment, its picture (SVG) and the same in words."""

    moment: str
    notes: tuple[Note, ...]
    picture: str
    picture_text: str
    whose: Said = ""
    summary: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty, how far it seems to concern the project, the keys of the papers it calls for."""

    label: str
    status: Said
    reason: str
    since: Said
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Qualified:
    """The legal qualification, seen on one day; `given` are the answers in words, by question."""

    day: str
    categories: tuple[tuple[Said, ...], ...]
    alerts: tuple[Said, ...]
    duties: tuple[Duty, ...]
    answers: tuple[tuple[str, str], ...]
    method: str
    given: Mapping[str, str] = field(default_factory=dict)

    def calling_for(self, document: str) -> list[tuple[Said, ...]]:
        """Return the duties that call for a paper: their name, status, reason and date."""
        return [
            (one.label, one.status, one.reason, one.since)
            for one in self.duties
            if document in one.documents
        ]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The footprint: what is consumed, by which method, in front of what is saved."""

    values: tuple[tuple[Said, Said], ...]
    hypotheses: tuple[tuple[Said, Said], ...]
    balance: tuple[Said, ...]
    picture: str
    picture_text: str


# Where the sheet is silent, the answer to a question of the qualification says it.
_QUESTION_OF = {
    "type_algorithme": "technique",
    "redevabilite_niveau_automatisation": "automatisation",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """A project as its documents tell it; what is not known is empty, and shows as a blank.

    `sheet` holds values in words by key of the model, those that the reader may read. `tools` gives
    the address where each evaluation is made, for those that this site offers; `origin` says where
    the facts come from.
    """

    day: str
    origin: Said
    sheet: Mapping[str, str] = field(default_factory=dict)
    authority: str = ""
    siren: str = ""
    population: str = ""
    address: str = ""
    register: str = ""
    tools: Mapping[str, str] = field(default_factory=dict)
    radar: Noted | None = None
    girouet: Noted | None = None
    qualification: Qualified | None = None
    footprint: Reckoned | None = None

    @property
    def answered(self) -> dict[str, str]:
        """What the legal qualification says of fields of the model, where the sheet is silent."""
        given = self.qualification.given if self.qualification else {}
        return {key: given[item] for key, item in _QUESTION_OF.items() if given.get(item)}

    @property
    def name(self) -> str:
        """The name of the project, empty when it has none."""
        return self.sheet.get("nom_projet", "")


BLANK_MODEL = N_("un modèle vierge : aucune fiche n’a été lue")
