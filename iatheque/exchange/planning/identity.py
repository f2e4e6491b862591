"""Which project a line speaks of: what is compared, freed of accents, case and spaces."""

from collections.abc import Mapping
from dataclasses import dataclass

from iatheque.exchange.readers.headers import ID
from iatheque.lib.text import fold
from iatheque.schema.fields import FIELD
from iatheque.schema.identifiers import is_siret
from iatheque.schema.reading import read


@dataclass(frozen=True, slots=True)
class Identity:
    """The names by which a line may be recognised, each empty when the line does not give it.

    `siret` is 14 digits, whatever their key; `has_siret`: the cell is filled, readable or not.
    """

    public_id: str
    siret: str
    has_siret: bool
    name: str
    authority: str

    @property
    def is_sure(self) -> bool:
        """True when the SIRET has a right key."""
        return is_siret(self.siret)

    @property
    def has_wrong_siret(self) -> bool:
        """True when a SIRET is given and is not one."""
        return self.has_siret and not self.is_sure


def identify(cells: Mapping[str, str]) -> Identity:
    """Return the identity that the raw `cells` of a line give."""
    siret = read(FIELD["coll_siret"], cells.get("coll_siret", ""))
    return Identity(
        public_id=cells.get(ID, "").strip().lower(),
        siret=str(siret.value or ""),
        has_siret=bool(siret.value or siret.unread),
        name=comparable(_text(cells, "nom_projet")),
        authority=comparable(_text(cells, "coll_nom")),
    )


def comparable(name: str) -> str:
    """Return `name` as it is compared: accents, case, kinds of apostrophe and spaces aside."""
    return fold(name).replace(" ", "")


def _text(cells: Mapping[str, str], key: str) -> str:
    return str(read(FIELD[key], cells.get(key, "")).value or "")
