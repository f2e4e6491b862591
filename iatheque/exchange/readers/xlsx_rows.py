"""The rows of an XLSX workbook, read by a process of their own."""

import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import orjson

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

from . import xlsx_process
from .zip_guard import check_workbook

_REFUSALS = {
    xlsx_process.PROTECTED: N_("Ce classeur est protégé par un mot de passe."),
    xlsx_process.NO_SUCH_SHEET: N_("Ce classeur n’a pas de feuille « %(sheet)s »."),
}
_TOO_HEAVY = N_("Ce classeur demande trop de mémoire ou de temps : enregistrez-le en CSV.")
_DAMAGED = N_("Ce classeur est abîmé ou coupé.")


def xlsx_rows(path: Path, sheet: str = "") -> Generator[tuple[int, list[str]], None, None]:
    """Yield (row number, cells as text) for each row that is not blank, the header first.

    `sheet` names a sheet; the first one is read otherwise. Raises `FileRefusedError` for a ZIP
    bomb, a damaged or protected workbook, a sheet that does not exist.
    """
    check_workbook(path)
    command = [sys.executable, "-m", xlsx_process.__name__, str(path.resolve())]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        command + [sheet] * bool(sheet), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield from _read(process)
        finally:
            process.kill()
        if code := process.wait():
            is_killed = code < 0 or code == xlsx_process.TOO_HEAVY
            other = _TOO_HEAVY if is_killed else _DAMAGED
            raise FileRefusedError(_REFUSALS.get(code, other), sheet=sheet)


def _read(process: "subprocess.Popen[bytes]") -> Iterator[tuple[int, list[str]]]:
    if process.stdout is None:
        return
    for line in process.stdout:
        number, cells = orjson.loads(line)
        yield number, cells
    process.wait()
