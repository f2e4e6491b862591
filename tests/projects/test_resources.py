"""Resources follow the circuit of the project they are attached to."""

from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import TestCase

from iatheque.accounts.models import User
from iatheque.moderation.models import AuditEvent
from iatheque.projects.catalogue import current_version
from iatheque.projects.domain import resources
from iatheque.projects.domain.rebuild import rebuild_entries
from iatheque.projects.domain.resources import Description
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project, Resource, SharedExpert
from iatheque.projects.resources.refusal import ResourceRefusedError
from iatheque.projects.resources.shown import shared_with
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.factories import make_draft, make_project
from tests.projects.resources.contents import HTML, SOUND

pytestmark = pytest.mark.django_db


def said(level: Level = Level.EXPERT, title: str = "Le code") -> Description:
    return Description(title, "code", "eupl-1.2", level)


def shown(project: Project) -> dict[str, list[str]]:
    """Return the titles that each level reads."""
    return {level.slug: [one.title for one in shared_with(level, project.pk)] for level in Level}


def attach(project: Project, level: Level = Level.EXPERT, title: str = "Le code") -> Resource:
    return resources.add_link(project, said(level, title), "https://forge.example/a", by=None)


NOBODY: dict[str, list[str]] = {"public": [], "restreint": [], "expert": []}


def test_a_resource_is_read_from_its_level_up_once_published() -> None:
    project = make_draft()
    for level in Level:
        attach(project, level, level.slug)
    assert shown(project) == NOBODY

    set_state(project, State.PUBLISHED, by=None)

    assert shown(project) == {
        "public": ["public"],
        "restreint": ["public", "restreint"],
        "expert": ["public", "restreint", "expert"],
    }


def test_what_is_added_or_opened_waits_for_the_next_publication() -> None:
    project = make_draft()
    first = attach(project)
    set_state(project, State.PUBLISHED, by=None)
    before = shown(project)

    attach(project, title="Les données")
    resources.change(first, said(Level.PUBLIC, "Le code, ouvert"), by=None)
    assert (before, shown(project)) == (NOBODY | {"expert": ["Le code"]}, before)

    set_state(project, State.PUBLISHED, by=None)
    assert shown(project) == {
        "public": ["Le code, ouvert"],
        "restreint": ["Le code, ouvert"],
        "expert": ["Le code, ouvert", "Les données"],
    }


def test_what_is_closed_or_removed_leaves_at_once() -> None:
    project = make_draft()
    first, second = attach(project, Level.PUBLIC, "un"), attach(project, Level.PUBLIC, "deux")
    set_state(project, State.PUBLISHED, by=None)
    version = current_version()

    resources.change(first, said(Level.RESTREINT, "un"), by=None)
    resources.remove(second, by=None)

    assert shown(project) == {"public": [], "restreint": ["un"], "expert": ["un"]}
    assert current_version() == version + 2


def test_a_withdrawn_project_takes_its_resources_away() -> None:
    project = make_draft()
    attach(project, Level.PUBLIC)
    set_state(project, State.PUBLISHED, by=None)
    set_state(project, State.ARCHIVED, by=None)
    assert shown(project) == NOBODY


def test_what_readers_see_can_be_derived_again() -> None:
    project = make_draft()
    closed, gone = attach(project, Level.PUBLIC, "un"), attach(project, Level.PUBLIC, "deux")
    set_state(project, State.PUBLISHED, by=None)
    resources.change(closed, said(Level.EXPERT, "un"), by=None)
    resources.remove(gone, by=None)
    before = shown(project)
    SharedExpert.objects.all().delete()

    rebuild_entries()

    assert (before, shown(project)) == (NOBODY | {"expert": ["un"]}, before)


def test_a_change_raises_the_revision_and_is_noted_in_the_log() -> None:
    project, by = make_project(), User.objects.create_user("agente@ville.example")
    revision = Draft.objects.get(project=project).revision
    one = resources.add_link(project, said(), "www.forge.example", by=by)
    resources.change(one, said(Level.PUBLIC), link="https://forge.example/b", by=by)
    resources.remove(one, by=by)
    draft = Draft.objects.get(project=project)
    assert (draft.revision, draft.updated_by, one.link) == (
        revision + 3,
        by,
        "https://forge.example/b",
    )
    log = AuditEvent.objects.order_by("pk").values_list("kind", "by", "project", "detail")
    assert list(log) == [
        ("resource_changed", by.pk, project.pk, "Ressource ajoutée : Le code (Experts)"),
        ("resource_changed", by.pk, project.pk, "Ressource modifiée : Le code (Tout public)"),
        ("resource_changed", by.pk, project.pk, "Ressource retirée : Le code (Tout public)"),
    ]


def test_a_file_is_kept_under_a_name_nobody_chose_and_forgotten_with_its_resource() -> None:
    project = make_draft()
    name = "../../Données.csv"
    one = resources.add_file(project, said(), BytesIO(SOUND["csv"]), name, by=None)
    assert (one.file, one.name, one.extension, one.size) == (
        f"ressources/{one.token}",
        "donnees.csv",
        "csv",
        len(SOUND["csv"]),
    )
    with default_storage.open(one.file) as kept:
        assert kept.read() == SOUND["csv"]

    with TestCase.captureOnCommitCallbacks(execute=True):
        resources.remove(one, by=None)
    assert (default_storage.exists(one.file), Resource.objects.count()) == (False, 0)


def test_a_refused_file_leaves_nothing(settings: LazySettings) -> None:
    project = make_draft()
    settings.RESOURCE_MAX_BYTES = 1024 * 1024
    heavy = b"a" * (1024 * 1024 + 1)
    whys = []
    for content in (heavy, HTML):
        with pytest.raises(ResourceRefusedError) as refused:
            resources.add_file(project, said(), BytesIO(content), "a.csv", by=None)
        whys.append(str(refused.value.note))
    assert whys == [
        "Ce fichier dépasse 1 Mo : attachez plutôt un lien.",
        "Ce fichier contient une page web ou une image SVG : ces contenus sont refusés.",
    ]
    assert not Resource.objects.exists()
    assert not default_storage.exists("ressources")


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,a", "ftp://a.example", "//a.example", "rien", ""],
)
def test_a_link_is_a_web_address(link: str) -> None:
    project = make_draft()
    with pytest.raises(ResourceRefusedError):
        resources.add_link(project, said(), link, by=None)
    one = attach(project)
    with pytest.raises(ResourceRefusedError):
        resources.change(one, said(), link=link, by=None)
    assert list(Resource.objects.values_list("link", flat=True)) == ["https://forge.example/a"]


def test_a_project_holds_so_many_resources_and_no_more() -> None:
    project = make_draft()
    for _rank in range(resources.MOST):
        attach(project)
    with pytest.raises(ResourceRefusedError) as refused:
        resources.add_file(project, said(), BytesIO(SOUND["csv"]), "a.csv", by=None)
    assert str(refused.value.note) == ("Ce projet a déjà 30 ressources : retirez-en une d’abord.")
    assert default_storage.listdir("ressources") == ([], [])
