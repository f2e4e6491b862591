"""What a second database can tell nothing new of runs on the first only (docs/adr/0003).

On PostgreSQL these tests are left out, counted, and said at the end of the run:

- a test that never reaches the database: neither marked `django_db` nor given one by a fixture;
- a test in a browser, unless it is marked `every_database`.
"""

from collections import Counter

import pytest
from django.conf import settings

_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
_NO_DATABASE, _BROWSER = "qui n’ouvrent aucune base", "dans un navigateur"
_LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers", "every_database: a test in a browser that runs on PostgreSQL as well"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on any other database than SQLite, what SQLite alone can tell."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    reasons = {item: reason for item in items if (reason := reason_to_run_once(item))}
    items[:] = [item for item in items if item not in reasons]
    config.stash[_LEFT_OUT] = dict(Counter(reasons.values()))
    config.hook.pytest_deselected(items=list(reasons))


def reason_to_run_once(item: pytest.Item) -> str:
    """Return why `item` need not run on a second database, empty when it must."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if "browser" in fixtures:
        return "" if item.get_closest_marker("every_database") else _BROWSER
    uses_database = item.get_closest_marker("django_db") or fixtures & _DATABASE
    return "" if uses_database else _NO_DATABASE


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that started this one, if it is one of several."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(_LEFT_OUT, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Keep what a process left out; all collect the same tests."""
    told = getattr(node, "workeroutput", {}).get("left_out", {})
    node.config.stash[_LEFT_OUT] = told


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say how many tests were left out, and why."""
    for reason, count in sorted(config.stash.get(_LEFT_OUT, {}).items()):
        terminalreporter.write_line(f"Sur SQLite seulement : {count} tests {reason}.")
