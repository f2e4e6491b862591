"""Temporary files are read whole, and closed whatever happens."""

from typing import IO

import pytest

from iatheque.exchange.writers import temporary
from iatheque.exchange.writers.temporary import through_file


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[IO[bytes]]:
    files: list[IO[bytes]] = []
    make = temporary.tempfile.TemporaryFile
    monkeypatch.setattr(
        temporary.tempfile, "TemporaryFile", lambda: files.append(make()) or files[-1]
    )
    return files


def test_the_content_comes_in_pieces(
    opened: list[IO[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary, "_PIECE", 4)
    pieces = list(through_file(lambda file: file.write(b"0123456789")))

    assert pieces == [b"0123", b"4567", b"89"]
    assert [file.closed for file in opened] == [True]


def test_a_file_nobody_reads_is_closed(opened: list[IO[bytes]]) -> None:
    pieces = through_file(lambda file: file.write(b"0123456789"))
    before = [file.closed for file in opened]
    pieces.close()

    assert (before, [file.closed for file in opened]) == ([False], [True])


def test_a_file_that_could_not_be_written_is_closed(opened: list[IO[bytes]]) -> None:
    def fail(_file: IO[bytes]) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        through_file(fail)

    assert [file.closed for file in opened] == [True]
