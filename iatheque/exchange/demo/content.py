"""Loading the example projects, once, into a catalogue that has none."""

from pathlib import Path

from iatheque.exchange.apply import apply_plan
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.projects.models import Project

_FOLDER = Path(__file__).resolve().parent
FILES = (_FOLDER / "projets.csv", _FOLDER / "fictifs.csv")


def load_projects() -> bool:
    """Import the example files; False, and nothing done, when there is any project already."""
    if Project.objects.exists():
        return False
    for path in FILES:
        with make_plan(path, Options(drafts=True)) as plan:
            apply_plan(plan)
    return True
