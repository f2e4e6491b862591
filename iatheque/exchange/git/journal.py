"""What changed between two published files, project by project, in words."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from iatheque.lib.csv_safety import undefuse
from iatheque.lib.dates import write_day
from iatheque.lib.messages import N_

from .refusals import PublicationError

TITLE = "# Journal des projets publiés\n"
_NO_PROJECT = "\nSchémas ou réglages mis à jour.\n"
_SHOWN = 200
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


@dataclass(frozen=True, slots=True)
class Row:
    """A project as the file names it, and the fingerprint of its line."""

    name: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Changes:
    """The names of the projects added, changed and removed, in the order of the files."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """The first line of the commit."""
        counts = (
            (len(self.added), "ajouté"),
            (len(self.changed), "modifié"),
            (len(self.removed), "retiré"),
        )
        said = [f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count]
        return f"Projets : {', '.join(said)}" if said else "Schémas et réglages mis à jour"


def rows(path: Path) -> dict[str, Row]:
    """Return the projects of the file at `path` by identifier; none when there is no file.

    Raises `PublicationError` for a file that is no CSV: it is not known what would be replaced.
    """
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            return {line["id"]: _row(line) for line in csv.DictReader(file) if line.get("id")}
    except csv.Error as error:
        raise PublicationError(
            N_("Le fichier %(name)s du dépôt git n’est pas lisible : rien n’est envoyé."),
            name=path.name,
        ) from error


def compare(before: dict[str, Row], after: dict[str, Row]) -> Changes:
    """Return what became of the projects of `before`."""
    return Changes(
        added=[row.name for key, row in after.items() if key not in before],
        changed=[
            row.name
            for key, row in after.items()
            if key in before and before[key].fingerprint != row.fingerprint
        ],
        removed=[row.name for key, row in before.items() if key not in after],
    )


def told(changes: Changes, day: date) -> str:
    """Return the entry of the journal for `changes`, in Markdown."""
    parts = (
        ("Ajoutés", changes.added),
        ("Modifiés", changes.changed),
        ("Retirés", changes.removed),
    )
    said = "".join(_part(title, names) for title, names in parts if names)
    return f"\n## {write_day(day)}\n{said or _NO_PROJECT}"


def add(path: Path, entry: str) -> None:
    """Put `entry` at the head of the journal at `path`, below its title."""
    before = path.read_text(encoding="utf-8") if path.is_file() else TITLE
    path.write_text(TITLE + entry + before.removeprefix(TITLE), encoding="utf-8")


def _row(line: dict[str, str]) -> Row:
    name, authority = (undefuse(line.get(key) or "") for key in ("nom_projet", "coll_nom"))
    cells = "\x1f".join(f"{key}={value}" for key, value in line.items())
    digest = hashlib.sha256(cells.encode()).digest()
    return Row(" ".join(f"{name} ({authority})".split()), digest)


def _part(title: str, names: list[str]) -> str:
    lines = "".join(f"- {name.translate(_SIGNS)}\n" for name in _few(names))
    return f"\n### {title}\n\n{lines}"


def _few(names: list[str]) -> Iterable[str]:
    yield from names[:_SHOWN]
    if (beyond := len(names) - _SHOWN) > 0:
        yield f"et {beyond} autres"
