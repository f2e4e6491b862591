"""Temporary files are read whole, and let go whatever happens."""

from pathlib import Path
from typing import IO

import pytest

from iatheque.exchange.writers import temporary
from iatheque.exchange.writers.temporary import through_file

OPEN_FILES = Path("/dev/fd")


def digits(file: IO[bytes]) -> None:
    file.write(b"0123456789")


def opened() -> int:
    return sum(1 for _ in OPEN_FILES.iterdir())


def test_the_content_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(temporary, "_PIECE", 4)
    before = opened()

    assert list(through_file(digits)) == [b"0123", b"4567", b"89"]
    assert opened() == before


def test_a_file_nobody_reads_is_let_go() -> None:
    before = opened()
    pieces = through_file(digits)
    held = opened()
    del pieces

    assert (held, opened()) == (before + 1, before)


def test_a_file_that_could_not_be_written_is_let_go() -> None:
    def fail(_file: IO[bytes]) -> None:
        raise OSError("no space left")

    before = opened()
    with pytest.raises(OSError, match="no space left"):
        through_file(fail)

    assert opened() == before
