"""What the model says of one field: everything other layers derive their behaviour from."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from .levels import Level

if TYPE_CHECKING:
    from .vocabulary import Vocabulary


class Kind(StrEnum):
    """How a value is written, read and checked."""

    LINE = "line"
    BLOCK = "block"
    NAMES = "names"
    SIRET = "siret"
    SIREN = "siren"
    CHOICE = "choice"
    CHOICES = "choices"
    MONTH = "month"
    DAY = "day"
    EMAIL = "email"
    URL = "url"
    IMAGE = "image"
    LONGITUDE = "longitude"
    LATITUDE = "latitude"


# The longest text a value may be written in. Beyond, it is refused whole, never cut in silence.
_LIMITS = {Kind.LINE: 500, Kind.EMAIL: 254, Kind.BLOCK: 20_000}
_LIMIT = 2_000

MULTIPLE = frozenset({Kind.CHOICES, Kind.NAMES})
DEGREES = {Kind.LONGITUDE: 180, Kind.LATITUDE: 90}
NUMERIC = frozenset(DEGREES)

Value = str | float | list[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """One field of the model.

    `key` is its only name everywhere (column, header, parameter, JSON key); `aliases` are the other
    headers met in files. `weight` is its boost in full-text search (0: not searched), `filterable`
    opens a URL parameter, `facet` shows its values with counts.
    """

    key: str
    label: str
    help: str
    example: str
    category: str
    kind: Kind
    level: Level
    required: bool = False
    vocabulary: "Vocabulary | None" = None
    maximum: int | None = None
    aliases: tuple[str, ...] = ()
    weight: float = 0.0
    filterable: bool = False
    facet: bool = False
    sortable: bool = False
    extension: str | None = None

    @property
    def multiple(self) -> bool:
        """True when the value is a list of texts."""
        return self.kind in MULTIPLE

    @property
    def numeric(self) -> bool:
        """True when the value is a number (degrees)."""
        return self.kind in NUMERIC

    @property
    def limit(self) -> int:
        """The number of characters its written value may have."""
        return _LIMITS.get(self.kind, _LIMIT)

    @property
    def blocking(self) -> bool:
        """True when an empty value forbids publication: required, public, and not the logo."""
        return self.required and self.level is Level.PUBLIC and self.kind is not Kind.IMAGE

    def within(self, extension: str) -> "Field":
        """Return this field as a member of the extension of that key."""
        return replace(self, extension=extension)
