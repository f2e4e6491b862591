"""Formats that cannot be streamed go through a temporary file, never through memory."""

import os
import tempfile
from collections.abc import Callable, Iterator
from typing import IO

_PIECE = 64 * 1024


def through_file(fill: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """Let `fill` write a temporary file, then return its content piece by piece.

    What `fill` raises is raised here, before anything is sent.
    """
    with tempfile.TemporaryFile() as file:
        fill(file)
        file.flush()
        descriptor = os.dup(file.fileno())
    pieces = _pieces(descriptor)
    next(pieces)  # enters its `try`: from now on, however the pieces end, the file is let go
    return pieces


def _pieces(descriptor: int) -> Iterator[bytes]:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield b""
        while piece := os.read(descriptor, _PIECE):
            yield piece
    finally:
        os.close(descriptor)
