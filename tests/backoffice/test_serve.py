"""What is checked and prepared before the library opens."""

import socket
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.migrations.recorder import MigrationRecorder

from iatheque.backoffice import static_files
from iatheque.backoffice.readiness import missing_migrations


@pytest.fixture
def taken(settings: LazySettings):
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings.ADDRESS, settings.PORT = other.getsockname()
        yield settings.PORT


@pytest.mark.django_db
def test_missing_migrations_are_named() -> None:
    assert missing_migrations() == []
    MigrationRecorder.Migration.objects.filter(app="pages", name="0001_initial").delete()

    assert missing_migrations() == ["pages.0001_initial"]


@pytest.mark.django_db
def test_serve_stops_when_tables_are_behind_and_says_what_to_run() -> None:
    MigrationRecorder.Migration.objects.filter(app="pages").delete()

    with pytest.raises(CommandError) as stopped:
        call_command("serve")

    assert stopped.value.returncode == 2
    assert "« iatheque migrate »" in str(stopped.value)


@pytest.mark.django_db
def test_serve_stops_when_the_port_is_taken_and_names_it(taken: int) -> None:
    with pytest.raises(CommandError) as stopped:
        call_command("serve")

    assert stopped.value.returncode == 2
    assert f"port {taken}," in str(stopped.value)


def test_static_files_are_gathered_again_only_when_one_changed(
    settings: LazySettings, tmp_path: Path
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "page.css").write_text("a {}", encoding="utf-8")
    settings.STATICFILES_DIRS = [sources]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }

    assert [static_files.gather(), static_files.gather()] == [True, False]
    (sources / "page.css").write_text("a { color: red }", encoding="utf-8")
    assert [static_files.gather(), static_files.gather()] == [True, False]
    assert (tmp_path / "static" / "page.css").read_text(encoding="utf-8") == "a { color: red }"
