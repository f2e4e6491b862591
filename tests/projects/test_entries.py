"""Reading entries: by viewer, by batches, by key."""

import pytest

from iatheque.access.viewer import ANONYMOUS, Viewer
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.factories import make_project

pytestmark = pytest.mark.django_db

MEMBER = Viewer(Level.RESTREINT, user_id=1, sirens=frozenset({"212202782"}))


@pytest.fixture
def three() -> list[Project]:
    return [make_project(public_id=letter * 10, nom_projet=letter) for letter in "abc"]


@pytest.mark.parametrize(
    ("viewer", "level"),
    [
        (ANONYMOUS, Level.PUBLIC),
        (Viewer(Level.RESTREINT, user_id=1), Level.RESTREINT),
        (MEMBER, Level.EXPERT),
        (Viewer(Level.EXPERT, user_id=1), Level.EXPERT),
        (Viewer(Level.EXPERT, user_id=1, is_moderator=True), Level.EXPERT),
    ],
)
def test_a_viewer_gets_the_entry_of_her_level_on_that_project(
    viewer: Viewer, level: Level, three: list[Project]
) -> None:
    assert entries.get_for(viewer, "aaaaaaaaaa") == entries.get(level, "aaaaaaaaaa")


def test_nobody_gets_what_is_not_published(three: list[Project]) -> None:
    assert [entries.get_for(viewer, "zzzzzzzzzz") for viewer in (ANONYMOUS, MEMBER)] == [None, None]


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_all_entries_come_once_whatever_the_batch(
    size: int, three: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "_BATCH", size)
    assert [entry.text("nom_projet") for entry in entries.stream(Level.PUBLIC)] == ["a", "b", "c"]


def test_chosen_entries_come_in_the_order_asked(three: list[Project]) -> None:
    first, second, third = (project.pk for project in three)
    found = entries.stream(Level.PUBLIC, [[third, first], [], [0, second]])
    assert [entry.text("nom_projet") for entry in found] == ["c", "a", "b"]


def test_keys_follow_one_another(three: list[Project]) -> None:
    first, second, third = (project.pk for project in three)

    assert entries.keys_after(Level.PUBLIC, 0, limit=2) == [first, second]
    assert entries.keys_after(Level.PUBLIC, second, limit=2) == [third]
    assert entries.keys_after(Level.PUBLIC, third, limit=2) == []
