"""What we write, read back by our own import, changes nothing: at every level, in both tables."""

from collections import Counter

import pytest

from iatheque.exchange.plan import Action
from iatheque.exchange.planning import make_plan
from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.exchange.writers.formats import CSV, XLSX, Format
from iatheque.projects.models import Project
from iatheque.schema.field import Value
from iatheque.schema.levels import Level
from tests.factories import make_project

SITE = "https://biblio.example"
ODDITIES: list[dict[str, Value]] = [
    {"nom_projet": "'", "usage_description": "''"},
    {"nom_projet": "'=1+1", "usage_description": "-1"},
    {"nom_projet": "_x000D_ & <b> #REF!", "usage_description": "ligne une\nligne deux"},
    {"nom_projet": "00123", "usage_description": "12,5"},
    {"nom_projet": "TRUE", "usage_description": "1e3"},
    {"nom_projet": "sep=;", "usage_description": 'dit « oui », "non" ; puis rien'},
    {"nom_projet": "＠nom", "partenaires": ["+ un", "@deux", "Saint-Brieuc"]},
    {"nom_projet": "outre-mer", "longitude": -61.533333333333, "latidude": 16.0},
    {"nom_projet": "au méridien", "longitude": -0.00001, "latidude": 45.123456789012345},
]


def plan_of(content: bytes) -> tuple[Counter[Action], list[object], list[object], tuple[str, ...]]:
    """Return what importing `content` would do: counts, differences, remarks, unknown columns."""
    with make_plan(content) as plan:
        lines = list(plan.lines())
        differences = [change for line in lines for change in line.differences]
        remarks = [remark for line in lines for remark in line.remarks]
        return plan.counts, differences, remarks, plan.unknown


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("file_format", [CSV, XLSX], ids=lambda one: one.key)
def test_an_export_imported_again_changes_nothing(
    file_format: Format, level: Level, full_project: Project, plain_project: Project
) -> None:
    for oddity in ODDITIES:
        make_project(**oddity)
    content = b"".join(file_format.write(level, None, site_url=SITE))
    counts, differences, _, unknown = plan_of(content)

    assert (counts, differences, unknown) == (Counter({Action.UNCHANGED: 11}), [], ())


def test_the_answers_to_an_extension_imported_again_change_nothing(full_project: Project) -> None:
    content = b"".join(write_extension_csv("placement", Level.PUBLIC, None, site_url=SITE))
    assert plan_of(content) == (Counter({Action.UNCHANGED: 1}), [], [], ())
