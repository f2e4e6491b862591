"""First reading of a file: its rows put aside, and what has to be looked up in the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from iatheque.exchange.progress import Progress
from iatheque.exchange.readers.headers import ID
from iatheque.exchange.readers.table import Row, Table
from iatheque.exchange.spool import Spool
from iatheque.lib.messages import N_

from .identity import identify
from .suggestions import SiretsSeen

STEP = N_("Lecture du fichier")
_TELL = 500


class Gathered:
    """The rows of a file, once it is known to be whole, and the names found in them."""

    def __init__(self) -> None:
        self._rows = Spool()
        self.ids: set[str] = set()
        self.names: set[str] = set()
        self.doubted: set[str] = set()
        self.sirets = SiretsSeen()

    def add(self, row: Row) -> None:
        """Put one row aside; `doubted` are the authorities that a wrong SIRET was given for."""
        self._rows.append((row.number, row.cells, row.is_short, row.excess))
        identity = identify(row.cells)
        self.ids.add(identity.public_id)
        self.names.add(identity.name)
        self.sirets.add(identity.authority, identity.siret)
        if identity.has_wrong_siret:
            self.doubted.add(identity.authority)

    @property
    def count(self) -> int:
        """The number of rows."""
        return self._rows.count

    def rows(self) -> Iterator[Row]:
        """Yield the rows again, in the order of the file."""
        return (Row(*record) for record in self._rows)

    def close(self) -> None:
        """Forget the rows."""
        self._rows.close()


def gather(table: Table, progress: Progress, settled: Mapping[int, str]) -> Gathered:
    """Read the whole table; nothing is kept when it turns out to be refused.

    `settled` gives by line the identifier that stands for the one written there.
    """
    gathered = Gathered()
    try:
        for row in table.rows:
            gathered.add(_settle(row, settled.get(row.number, "")))
            if gathered.count % _TELL == 0:
                progress(STEP, gathered.count, 0)
    except BaseException:
        gathered.close()
        raise
    return gathered


def _settle(row: Row, public_id: str) -> Row:
    return replace(row, cells=row.cells | {ID: public_id}) if public_id else row
