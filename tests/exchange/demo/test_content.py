"""The example content says true things, and openly invented ones."""

import csv
from pathlib import Path

import pytest

from iatheque.exchange.apply import apply_plan
from iatheque.exchange.demo.content import (
    FICTIONAL,
    FILES,
    REAL,
    complete_projects,
    load_projects,
)
from iatheque.exchange.plan import Action
from iatheque.exchange.planning import make_plan
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.projects.resources.shown import shared_with
from iatheque.schema.levels import Level
from iatheque.schema.model import ALL_FIELDS
from iatheque.schema.reading import read
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

# The accountability extension is asked apart, and filled by those whom the law concerns.
KEYS = [field.key for field in ALL_FIELDS if field.extension != "redevabilite"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_complete_rows_are_published_and_the_others_wait() -> None:
    with make_plan(REAL) as plan:
        assert (plan.counts, plan.unknown) == ({Action.CREATED: 32, Action.REFUSED: 15}, ())


def test_there_is_nothing_to_say_about_the_invented_projects() -> None:
    with make_plan(FICTIONAL) as plan:
        assert [(line.action, line.remarks) for line in plan.lines()] == [(Action.CREATED, ())] * 8


def test_the_invented_projects_fill_every_field_and_say_that_they_are_invented() -> None:
    load_projects()
    invented = [entries.get(Level.EXPERT, row["id"]) for row in rows(FICTIONAL)]

    empty = [[key for key in KEYS if entry and key not in entry.values] for entry in invented]
    assert empty == [[], ["status_abandon"], [], *[["status_abandon"]] * 5]
    assert all("fictif" in entry.text("nom_projet") for entry in invented if entry)
    assert all(
        "Ce projet est inventé" in entry.text("usage_description") for entry in invented if entry
    )
    assert all("000000" in entry.siren for entry in invented if entry)


def test_the_fixed_identifiers_find_the_same_projects_again() -> None:
    load_projects()

    for path in FILES:
        with make_plan(path) as plan:
            assert (plan.counts[Action.UNCHANGED], plan.write_count) == (
                {REAL: 32, FICTIONAL: 8}[path],
                0,
            )


def test_real_projects_stay_first_among_the_latest() -> None:
    load_projects()

    latest = entries.latest(Level.PUBLIC, limit=32)
    assert [entry for entry in latest if "fictif" in entry.text("nom_projet")] == []


def test_a_library_of_an_earlier_version_gets_the_invented_projects_that_it_lacks(
    tmp_path: Path,
) -> None:
    """The first of them is told again too: its evaluations tell of the same story."""
    first = rows(FICTIONAL)[0] | {"projet_status": "En déploiement", "status_abandon": ""}
    before = tmp_path / "avant.csv"
    with before.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, first)
        written.writeheader()
        written.writerow(first)
    with make_plan(before) as plan:
        apply_plan(plan)

    assert [complete_projects(), complete_projects()] == [True, False]
    assert Project.objects.count() == 8
    canteen = entries.get(Level.PUBLIC, first["id"])
    assert canteen is not None
    assert (canteen.text("projet_status"), canteen.number) == ("Abandonné", 2)


def test_a_library_without_examples_gets_none() -> None:
    make_draft()

    assert complete_projects() is False
    assert Project.objects.count() == 1


def test_each_real_project_has_its_sources() -> None:
    sources = {row["id"]: row["sources"] for row in rows(REAL.with_name("sources.csv"))}

    assert list(sources) == [row["id"] for row in rows(REAL)]
    assert all(source.startswith("https://") for source in sources.values())


def test_values_are_written_as_published() -> None:
    fields = {field.key: field for field in ALL_FIELDS}
    mended = [
        (row["nom_projet"], key)
        for path in FILES
        for row in rows(path)
        for key, text in row.items()
        if key in fields and read(fields[key], text).remarks
    ]

    assert mended == []


def test_an_invented_project_shows_a_resource_to_all_and_one_to_experts() -> None:
    load_projects()
    project = Project.objects.get(public_id="fictif2222")
    assert {
        level.slug: [one.name for one in shared_with(level, project.pk)] for level in Level
    } == {
        "public": ["guide-de-mise-en-route.md"],
        "restreint": ["guide-de-mise-en-route.md"],
        "expert": ["guide-de-mise-en-route.md", "repas-servis.csv"],
    }
