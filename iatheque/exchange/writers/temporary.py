"""Formats that cannot be streamed go through a temporary file, never through memory."""

import tempfile
from collections.abc import Callable, Iterator
from typing import IO

_PIECE = 64 * 1024


def through_file(fill: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """Let `fill` write a temporary file, then return its content piece by piece.

    What `fill` raises is raised here, before anything is sent.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, or by `_pieces`
    try:
        fill(file)
    except BaseException:
        file.close()
        raise
    pieces = _pieces(file)
    next(pieces)  # enters its `with`: from now on, whoever closes the pieces closes the file
    return pieces


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield b""
        while piece := file.read(_PIECE):
            yield piece
