"""A backup holds everything, comes back the same, and a bad one changes nothing."""

import json
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.backoffice.backup import tables
from iatheque.backoffice.backup.restoring import restore
from iatheque.organisations.models import Membership, Organisation
from iatheque.projects import entries
from iatheque.projects.catalogue import current_version
from iatheque.projects.domain.resources import Description, add_link
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import CatalogueVersion, Change, Project
from iatheque.projects.resources.shown import SHARED_MODELS
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.web.pages.models import PageText
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def library(settings: LazySettings) -> None:
    """A library with something in every table, and one file."""
    group = Group.objects.create(name="équipe")
    group.permissions.add(Permission.objects.order_by("codename").first())
    person = User.objects.create_superuser("chef@iatheque.example")
    person.groups.add(group)
    place = Organisation.objects.create(siren="212202782", name="Saint-Brieuc", longitude=-2.76)
    Membership.objects.create(user=person, organisation=place, is_accepted=True)
    make_project(organisation=place, by=person, usage_description="Une ligne,\npuis « ’ »")
    make_project(financement="Fonds vert", placement_visee="améliorer l’existant")
    set_state(make_project(), State.ARCHIVED, by=person, reason="Doublon")
    make_draft(coll_siret=None)
    shared = make_draft()
    said = Description("Le code", "code", "", Level.RESTREINT)
    add_link(shared, said, "https://forge.example/", by=person)
    set_state(shared, State.PUBLISHED, by=person)
    PageText.objects.create(key="contexte.axes", title="Nos axes", body="Un *seul*.")
    (settings.MEDIA_ROOT / "logos").mkdir(parents=True)
    (settings.MEDIA_ROOT / "logos" / "ville.png").write_bytes(b"\x89PNG")


def contents() -> dict[str, list[Any]]:
    """Every row of every saved table, and the entries readers see."""
    rows: dict[str, list[Any]] = {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in tables.saved_models()
        if model is not CatalogueVersion
    }
    links = [
        (user.email, sorted(user.groups.values_list("name", flat=True)))
        for user in User.objects.all()
    ]
    seen = {level.slug: sorted(map(repr, entries.stream(level))) for level in Level}
    shared = {
        model.__name__: list(model.objects.order_by("pk").values("token", "title", "level"))
        for model in SHARED_MODELS.values()
    }
    return rows | seen | shared | {"links": sorted(links)}


def command(name: str, *arguments: Any, **options: Any) -> list[str]:
    said = StringIO()
    call_command(name, *arguments, stdout=said, **options)
    return said.getvalue().splitlines()


def refusal(*arguments: Any, **options: Any) -> str:
    """What `restore` says when it refuses; the code is 2."""
    with pytest.raises(CommandError) as refused:
        command("restore", *arguments, **options)
    assert refused.value.returncode == 2
    return str(refused.value)


def rewritten(archive: Path, **members: str | None) -> Path:
    """A copy of an archive with members replaced, or left out when None."""
    copy = archive.with_name("rewritten.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = members.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return copy


@pytest.mark.usefixtures("library")
def test_backup_comes_back_the_same(tmp_path: Path, settings: LazySettings) -> None:
    archive = tmp_path / "sauvegarde.zip"
    before = contents()

    said = command("backup", archive)
    with transaction.atomic():
        tables.empty()
    (settings.MEDIA_ROOT / "logos" / "ville.png").unlink()
    (settings.MEDIA_ROOT / "left.txt").write_text("left", encoding="utf-8")
    restored = command("restore", archive)

    count = sum(len(rows) for name, rows in before.items() if "." in name) + 1
    assert said == [f"Sauvegarde écrite dans {archive} : {count} lignes, 1 fichiers."]
    assert restored[-1] == (
        f"Sauvegarde du {timezone.now():%Y-%m-%d} restaurée : {count} lignes, 1 fichiers."
    )
    assert contents() == before
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert [(path.name, path.read_bytes()) for path in files] == [("ville.png", b"\x89PNG")]
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("library")
def test_rows_added_after_a_restore_follow_those_restored(tmp_path: Path) -> None:
    command("backup", tmp_path / "a.zip")
    command("restore", tmp_path / "a.zip", force=True)
    last = max(Project.objects.values_list("pk", flat=True))

    assert make_project().pk > last


@pytest.mark.usefixtures("library")
def test_restore_gives_a_version_that_no_cache_or_index_has_seen(tmp_path: Path) -> None:
    command("backup", tmp_path / "a.zip")
    make_project()
    after = current_version()

    restore(tmp_path / "a.zip", force=True)

    assert current_version() == after + 1
    assert list(Change.objects.all()) == []


@pytest.mark.usefixtures("library")
def test_restore_refuses_a_base_that_holds_something(tmp_path: Path) -> None:
    command("backup", tmp_path / "a.zip")
    make_project()
    before = contents()

    assert refusal(tmp_path / "a.zip") == (
        "La base n’est pas vide. Ajoutez --force pour remplacer tout ce qu’elle contient."
    )
    assert contents() == before


@pytest.mark.usefixtures("library")
def test_restore_refuses_an_archive_of_another_shape(tmp_path: Path) -> None:
    command("backup", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["migrations"].append("projects.0999_later")
    manifest["release"] = "9.9.9"
    other = rewritten(tmp_path / "a.zip", **{"manifest.json": json.dumps(manifest)})

    assert refusal(other, force=True).startswith("Cette sauvegarde vient de la version 9.9.9,")


def test_restore_asks_for_tables_first(tmp_path: Path) -> None:
    command("backup", tmp_path / "a.zip")
    MigrationRecorder.Migration.objects.filter(app="pages").delete()

    try:
        assert refusal(tmp_path / "a.zip", force=True) == (
            "La base n’est pas à jour. Lancez d’abord « iatheque migrate »."
        )
    finally:
        MigrationRecorder.Migration.objects.create(app="pages", name="0001_initial")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("member", "content", "why"),
    [
        ("manifest.json", None, "Ce fichier n’est pas une sauvegarde d’IAthèque complète."),
        ("manifest.json", "[]", "Ce fichier n’est pas une sauvegarde d’IAthèque complète."),
        (
            "tables/projects.project.jsonl",
            "",
            "La sauvegarde est incomplète : table projects.project.",
        ),
        (
            "tables/projects.project.jsonl",
            "{broken\n",
            "La sauvegarde est illisible : table projects.project.",
        ),
        (
            "tables/projects.project.jsonl",
            None,
            "La sauvegarde est illisible : table projects.project.",
        ),
    ],
)
def test_restore_of_a_damaged_archive_changes_nothing(
    tmp_path: Path, settings: LazySettings, member: str, content: str | None, why: str
) -> None:
    command("backup", tmp_path / "a.zip")
    before = contents()

    assert refusal(rewritten(tmp_path / "a.zip", **{member: content}), force=True) == why
    assert contents() == before
    assert (settings.MEDIA_ROOT / "logos" / "ville.png").exists()


def test_restore_refuses_what_is_no_archive(tmp_path: Path) -> None:
    page = tmp_path / "page.zip"
    page.write_text("<html>", encoding="utf-8")
    absent = tmp_path / "absent.zip"

    assert refusal(page) == f"{page} ne peut pas être lu comme une sauvegarde."
    assert refusal(absent) == f"{absent} ne peut pas être lu comme une sauvegarde."


def test_backup_never_replaces_a_file(tmp_path: Path) -> None:
    there = tmp_path / "a.zip"
    there.write_text("précieux", encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        command("backup", there)

    assert refused.value.returncode == 2
    assert there.read_text(encoding="utf-8") == "précieux"


def test_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        command("backup", tmp_path / "absent" / "a.zip")

    assert refused.value.returncode == 2
    assert list(tmp_path.glob("*.part")) == []
