"""Following the change log: complete, idempotent, and healing by itself."""

from pathlib import Path

import pytest

from iatheque.projects.catalogue import current_version, touch
from iatheque.projects.domain.drafts import replace_values
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import CatalogueVersion, Change, Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search import follow, follower, generations
from tests.factories import make_project
from tests.search.reading import names

pytestmark = pytest.mark.django_db


def _rename(project: Project, name: str) -> None:
    draft = project.draft
    draft.values["nom_projet"] = name
    replace_values([draft], by=None)
    set_state(project, State.PUBLISHED, by=None)


def _generation(data_dir: Path, level: Level = Level.PUBLIC) -> Path:
    found = generations.current(data_dir / "index", level)
    assert found
    return found


def _folders(data_dir: Path) -> list[str]:
    return [path.name for path in (data_dir / "index" / "public").iterdir() if path.is_dir()]


def test_sync_applies_additions_changes_and_withdrawals_at_every_level() -> None:
    kept, renamed, gone = (make_project(nom_projet=name) for name in ("A", "B", "C"))
    follow.sync()
    _rename(renamed, "D")
    set_state(gone, State.ARCHIVED, by=None)
    make_project(nom_projet="E")
    follow.sync()
    assert [names("tri=nom_projet", level) for level in Level] == [["A", "D", "E"]] * 3
    assert [follow.applied_number(level) for level in Level] == [current_version()] * 3
    assert kept.state == State.PUBLISHED


def test_sync_tells_its_progress() -> None:
    make_project()
    told: list[tuple[int, int]] = []
    follow.sync(lambda done, total: told.append((done, total)))
    make_project()
    make_project()
    follow.sync(lambda done, total: told.append((done, total)))
    assert told == [(1, 1), (1, 1), (1, 1), (2, 2)]
    told.clear()
    follow.rebuild(lambda done, total: told.append((done, total)))
    assert told == [(3, 9), (6, 9), (9, 9)]


def test_sync_of_a_library_without_projects_makes_empty_indexes() -> None:
    assert follow.sync()
    assert [names("", level) for level in Level] == [[], [], []]


def test_sync_again_changes_nothing(data_dir: Path) -> None:
    make_project(nom_projet="A")
    follow.sync()
    before = _generation(data_dir), sorted(_generation(data_dir).glob("*.idx"))
    follow.sync()
    assert (_generation(data_dir), sorted(_generation(data_dir).glob("*.idx"))) == before


def test_changes_applied_twice_change_nothing_more() -> None:
    project = make_project(nom_projet="A")
    follow.sync()
    _rename(project, "B")
    follow.sync()
    generation = generations.current(follow._follower().folder, Level.PUBLIC)
    assert generation
    # As after a crash between the commit and the writing of its number.
    generations.write_applied(generation, 1)
    make_project(nom_projet="C")
    assert names("tri=nom_projet") == ["B", "C"]


def test_touch_moves_the_number_without_a_change() -> None:
    make_project(nom_projet="A")
    follow.sync()
    touch()
    follow.sync()
    assert (follow.applied_number(Level.PUBLIC), names()) == (current_version(), ["A"])


def test_log_pruned_past_the_index_rebuilds_it(data_dir: Path) -> None:
    make_project(nom_projet="A")
    follow.sync()
    before = _generation(data_dir)
    make_project(nom_projet="B")
    make_project(nom_projet="C")
    Change.objects.filter(number__lt=current_version()).delete()
    assert names("tri=nom_projet") == ["A", "B", "C"]
    assert _generation(data_dir) != before


def test_log_emptied_rebuilds_the_index() -> None:
    make_project(nom_projet="A")
    follow.sync()
    make_project(nom_projet="B")
    Change.objects.all().delete()
    assert names("tri=nom_projet") == ["A", "B"]


def test_log_that_still_reaches_the_index_is_followed(data_dir: Path) -> None:
    make_project(nom_projet="A")
    make_project(nom_projet="B")
    follow.sync()
    before = _generation(data_dir)
    make_project(nom_projet="C")
    Change.objects.filter(number__lt=current_version()).delete()
    assert (names("tri=nom_projet"), _generation(data_dir)) == (["A", "B", "C"], before)


def test_upheaval_of_the_library_builds_the_index_anew(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A low threshold stands for thousands of changes.
    monkeypatch.setattr(follower, "_UPHEAVAL", 2)
    make_project(nom_projet="A")
    follow.sync()
    before = _generation(data_dir)
    for name in "BC":
        make_project(nom_projet=name)
    follow.sync()
    followed = _generation(data_dir)
    for name in "DEFGH":
        make_project(nom_projet=name)
    assert names("tri=nom_projet") == list("ABCDEFGH")
    assert (followed, _folders(data_dir)) == (before, [_generation(data_dir).name])
    assert _generation(data_dir) != before


def test_index_ahead_of_the_database_is_rebuilt(data_dir: Path) -> None:
    make_project(nom_projet="A")
    follow.sync()
    # As after the restoration of an older database.
    generations.write_applied(_generation(data_dir), 99)
    CatalogueVersion.objects.update(number=1)
    assert (names(), follow.applied_number(Level.PUBLIC)) == (["A"], 1)


@pytest.mark.parametrize("damage", ["meta.json", "applied", "index"])
def test_damaged_index_is_rebuilt_when_it_is_read(data_dir: Path, damage: str) -> None:
    make_project(nom_projet="A")
    follow.sync()
    generation = _generation(data_dir)
    if damage == "index":
        follow.stop()
        generation.rename(generation.with_name("elsewhere"))
    else:
        (generation / damage).write_text("?")
    make_project(nom_projet="B")
    assert names("tri=nom_projet") == ["A", "B"]


def test_index_built_by_another_release_is_left_alone_and_built_for_this_one(
    data_dir: Path,
) -> None:
    make_project(nom_projet="A")
    follow.sync()
    current = generations.current_file(data_dir / "index", Level.PUBLIC)
    older = current.rename(current.with_name("older.current"))
    kept = generations.hold(_folder(older))
    make_project(nom_projet="B")
    assert names("tri=nom_projet") == ["A", "B"]
    assert _folder(older).is_dir()
    kept.release()
    generations.clean(data_dir / "index", Level.PUBLIC)
    assert _folders(data_dir) == [_generation(data_dir).name]


def _folder(current: Path) -> Path:
    return current.parent / current.read_text()


def test_rebuild_removes_the_generation_that_nobody_reads(data_dir: Path) -> None:
    make_project(nom_projet="A")
    assert follow.rebuild() == 1
    first = _generation(data_dir)
    assert names() == ["A"]
    follow.rebuild()
    # The first one is still open here: it goes when this process leaves it.
    assert set(_folders(data_dir)) == {first.name, _generation(data_dir).name}
    assert names() == ["A"]
    assert _folders(data_dir) == [_generation(data_dir).name]


def test_half_built_generation_is_removed_by_the_next_one(data_dir: Path) -> None:
    make_project(nom_projet="A")
    half, hold = generations.create(data_dir / "index", Level.PUBLIC)
    hold.release()
    assert names() == ["A"]
    assert half.name not in _folders(data_dir)


def test_changes_made_while_an_index_is_built_are_applied_afterwards() -> None:
    make_project(nom_projet="A")

    def interrupt(_done: int, _total: int) -> None:
        if Project.objects.count() == 1:
            make_project(nom_projet="B")

    follow.rebuild(interrupt)
    assert [names("tri=nom_projet", level) for level in Level] == [["A", "B"]] * 3
