"""The harness of every test: stricter than production, and isolated from the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as project_settings
from hypothesis import HealthCheck
from hypothesis import settings as examples

from tests.harness import disorder
from tests.harness.client import HouseClient

pytest_plugins = ["tests.harness.once", "tests.harness.ran"]

# Nothing depends on time: a busy machine draws and runs its examples slowly.
examples.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real library's file, which is not published with the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real files (../shared/data) are not on this machine")
    return folder


@pytest.fixture
def client() -> HouseClient:
    """An anonymous reader's browser, without JavaScript."""
    return HouseClient()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On SQLite, test on a file as in production: threads of the live server open their own."""
    default = project_settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = str(project_settings.DATA_DIR / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def disordered() -> Iterator[None]:
    """Rows that nobody ordered come back in a random order."""
    with pytest.MonkeyPatch.context() as patch:
        disorder.install(patch)
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, settings: LazySettings) -> Path:
    """A data directory for this test alone; static files come from the sources, and must exist."""
    settings.DATA_DIR = tmp_path
    settings.INDEX_DIR = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "tests.harness.static.FoundStaticFilesStorage"}
    }
    return tmp_path


@pytest.fixture(autouse=True)
def unremembered() -> None:
    """Nothing that this process remembers of the catalogue outlives a test."""
    from iatheque.decision import aggregates
    from iatheque.projects.catalogue import forget_version

    forget_version()
    aggregates.forget()
