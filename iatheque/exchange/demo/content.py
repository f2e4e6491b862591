"""Loading the example projects, once, into a catalogue that has none."""

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
FILES = (_FOLDER / "projets.csv", _FOLDER / "fictifs.csv")
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
        with make_plan(path, Options(drafts=True)) as plan:
            apply_plan(plan)
    _attach()
    return True


def _attach() -> None:
    """Give an invented project a resource for everybody and one for experts."""
    project = Project.objects.get(public_id=_WITH_RESOURCES)
    for name, said in _RESOURCES.items():
        with (_FOLDER / "ressources" / name).open("rb") as file:
            add_file(project, said, file, name, by=None)
    set_state(project, State.PUBLISHED, by=None)
