"""What the model has to say about one value: how serious it is, what was found, what to do."""

from dataclasses import dataclass
from enum import Enum

from iatheque.lib.messages import N_, Message

_EXCERPT = 300


class Severity(Enum):
    """How a remark weighs; form, import and API treat each the same way.

    ERROR forbids publication; TODO publishes and lowers completeness; WARNING publishes and shows
    the found value to the owner; CORRECTION only tells what was mended while reading.
    """

    ERROR = "erreur"
    TODO = "a_completer"
    WARNING = "avertissement"
    CORRECTION = "correction"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: N_("Erreur"),
    Severity.TODO: N_("À compléter"),
    Severity.WARNING: N_("Avertissement"),
    Severity.CORRECTION: N_("Correction"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the field `key`: `found` is the text as it came, `kept` what was made of it."""

    key: str
    severity: Severity
    code: str
    message: Message
    found: str = ""
    kept: str = ""


def excerpt(text: str) -> str:
    """Return what a remark quotes of `text`: its beginning, with « … » when more was there."""
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
