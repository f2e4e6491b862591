"""Records put aside in a temporary file: an import of any size keeps little in memory."""

import tempfile
from collections.abc import Iterator
from typing import Any

import orjson


class Spool:
    """Records (what JSON can say, and dataclasses) appended, then read from the first, any time.

    The file has no name, belongs to this process alone, and is gone with `close`.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="iatheque-")  # noqa: SIM115 - closed by `close`
        self.count = 0

    def append(self, record: object) -> None:
        """Put one record aside."""
        self._file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        self.count += 1

    def __iter__(self) -> Iterator[Any]:
        self._file.seek(0)
        return map(orjson.loads, self._file)

    def close(self) -> None:
        """Forget everything."""
        self._file.close()
