"""Loading the example projects, once, into a catalogue that has none."""

import csv
from pathlib import Path

from iatheque.exchange.apply import apply_plan
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.projects.domain.resources import Description, add_file
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.resources.choices import Kind, Licence
from iatheque.projects.states import State
from iatheque.schema.levels import Level

_FOLDER = Path(__file__).resolve().parent
FICTIONAL, REAL = _FOLDER / "fictifs.csv", _FOLDER / "projets.csv"
FILES = (FICTIONAL, REAL)  # what is loaded last shows first on the home page: real projects
_WITH_RESOURCES = "fictif2222"
_RESOURCES = {
    "guide-de-mise-en-route.md": Description(
        "Guide de mise en route", Kind.DOCUMENTATION, Licence.OPEN, Level.PUBLIC
    ),
    "repas-servis.csv": Description(
        "Repas servis, par école et par jour", Kind.DATA, Licence.OPEN, Level.EXPERT
    ),
}


def load_projects() -> bool:
    """Import the example files; False, and nothing done, when there is any project already."""
    if Project.objects.exists():
        return False
    for path in FILES:
        _import(path)
    _attach()
    return True


def complete_projects() -> bool:
    """Import the invented projects again where an earlier version left fewer of them.

    False, and nothing done, in a library that has them all, or never had the first of them.
    """
    with FICTIONAL.open(encoding="utf-8", newline="") as file:
        ours = {row["id"] for row in csv.DictReader(file)}
    found = Project.objects.filter(public_id__in=ours)
    known = set(found.order_by("pk").values_list("public_id", flat=True))
    if _WITH_RESOURCES not in known or known == ours:
        return False
    _import(FICTIONAL)
    return True


def _import(path: Path) -> None:
    with make_plan(path, Options(drafts=True)) as plan:
        apply_plan(plan)


def _attach() -> None:
    """Give an invented project a resource for everybody and one for experts."""
    project = Project.objects.get(public_id=_WITH_RESOURCES)
    for name, said in _RESOURCES.items():
        with (_FOLDER / "ressources" / name).open("rb") as file:
            add_file(project, said, file, name, by=None)
    set_state(project, State.PUBLISHED, by=None)
