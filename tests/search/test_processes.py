"""Several processes and threads share one index folder: one applies the changes, all read them."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from iatheque.projects.catalogue import current_version, forget_version
from iatheque.schema.levels import Level
from iatheque.search import follow
from tests.factories import make_project
from tests.search.reading import names, search

pytestmark = pytest.mark.django_db(transaction=True)


class OtherProcess:
    """A second process on the same database and index folder."""

    def __init__(self, data_dir: Path, root: Path, *, thread: bool) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.search.other_process"],
            cwd=root,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "IATHEQUE_DATA_DIR": str(data_dir),
                "IATHEQUE_INDEX_THREAD": "1" if thread else "0",
                "DATABASE_URL": _database_url(),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, order: str) -> str:
        """Give an order and return the answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def kill(self) -> None:
        """End it without warning."""
        self._process.kill()
        self._process.communicate()


def _database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    where = f"{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return f"postgresql://{database['USER']}:{database['PASSWORD']}@{where}"


@pytest.fixture
def server(data_dir: Path, root: Path) -> Iterator[OtherProcess]:
    """Another process that follows the changes, as a web server does."""
    other = OtherProcess(data_dir, root, thread=True)
    yield other
    other.kill()


@pytest.fixture
def following(settings: LazySettings) -> Iterator[None]:
    """This process follows the changes in a thread, as a web server does."""
    settings.INDEX_THREAD = True
    yield
    follow.stop()


def test_thread_shows_a_change_to_the_person_who_saved_it(following: None) -> None:
    make_project(nom_projet="Un")
    assert names() == ["Un"]
    make_project(nom_projet="Deux")
    assert follow.wait_for(current_version(), timeout=20)
    assert [names("", level) for level in Level] == [["Deux", "Un"]] * 3


def test_wait_for_a_number_that_does_not_come_gives_up(following: None) -> None:
    assert follow.wait_for(current_version() + 1, timeout=0.1) is False


def test_thread_survives_an_error_and_goes_on(following: None, data_dir: Path) -> None:
    make_project(nom_projet="Un")
    assert names() == ["Un"]
    for path in (data_dir / "index" / "public").glob("*.current"):
        path.write_text("gone")
    make_project(nom_projet="Deux")
    assert follow.wait_for(current_version(), timeout=20)
    assert names() == ["Deux", "Un"]


def test_one_process_applies_the_changes_and_the_others_read_them(server: OtherProcess) -> None:
    make_project(nom_projet="Un")
    assert server.tell("names") == "Un"
    assert follow.sync() is False
    make_project(nom_projet="Deux")
    assert _eventually_applied()
    assert names() == ["Deux", "Un"]


def test_another_process_takes_over_from_one_that_died(server: OtherProcess) -> None:
    make_project(nom_projet="Un")
    server.tell("follow")
    assert follow.sync() is False
    server.kill()
    make_project(nom_projet="Deux")
    assert follow.sync() is True
    assert names() == ["Deux", "Un"]


def test_processes_without_thread_follow_in_turn(data_dir: Path, root: Path) -> None:
    other = OtherProcess(data_dir, root, thread=False)
    make_project(nom_projet="Un")
    assert (names(), other.tell("names")) == (["Un"], "Un")
    make_project(nom_projet="Deux")
    assert (other.tell("sync"), other.tell("names"), names()) == ("True", "Deux Un", ["Deux", "Un"])
    other.kill()


def test_rebuilt_index_is_taken_up_by_the_process_that_follows(server: OtherProcess) -> None:
    make_project(nom_projet="Un")
    assert server.tell("names") == "Un"
    follow.rebuild()
    make_project(nom_projet="Deux")
    assert _eventually_applied()
    assert (server.tell("names"), names()) == ("Deux Un", ["Deux", "Un"])


def test_readers_never_fail_while_indexes_are_written_and_rebuilt(following: None) -> None:
    make_project(nom_projet="Un")
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                assert search("q=repas").total >= 1
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failures.append(error)
        finally:
            connection.close()

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for rank in range(6):
        make_project(nom_projet=f"Autre {rank}")
        follow.rebuild(levels=(Level.PUBLIC,))
    assert follow.wait_for(current_version(), timeout=20)
    done.set()
    for reader in readers:
        reader.join()
    assert (failures, search("q=repas").total) == ([], 7)


def _eventually_applied() -> bool:
    """Wait, as long as a slow machine needs, for the other process to apply the changes."""
    forget_version()
    number, pause = current_version(), threading.Event()
    for _ in range(400):
        if all(follow.applied_number(level) >= number for level in Level):
            return True
        pause.wait(0.05)
    return False
