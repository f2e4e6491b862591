"""The leak matrix of attached resources: every level of reader on every level of resource."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from iatheque.accounts.models import User
from iatheque.moderation.domain.previews import create_link
from iatheque.moderation.models import AuditEvent
from iatheque.projects.domain import resources
from iatheque.projects.domain.resources import Description
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project, Resource
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.factories import make_draft
from tests.moderation.cases import Town, town
from tests.projects.resources.contents import SOUND
from tests.web.moderation.visits import visit

pytestmark = pytest.mark.django_db

READERS = {
    "anonymous": {"public"},
    "signed in, nobody's": {"public"},
    "member of another authority": {"public", "restreint"},
    "expert": {"public", "restreint", "expert"},
    "member": {"public", "restreint", "expert"},
    "moderator": {"public", "restreint", "expert"},
}
MINE = {"member", "moderator"}
ALL = {level.slug for level in Level}


@dataclass
class Case:
    """A project with a link and a file at each level, and the people around it."""

    project: Project
    place: Town

    def browser(self, who: str) -> Client:
        """Return the browser of a reader."""
        person = {
            "anonymous": lambda: None,
            "signed in, nobody's": lambda: self.place.stranger,
            "member of another authority": lambda: self.place.neighbour,
            "expert": lambda: User.objects.create_user("experte@labo.example", is_expert=True),
            "member": lambda: self.place.contributor,
            "moderator": lambda: self.place.moderator,
        }[who]()
        return visit(person)

    def files(self) -> dict[str, str]:
        """Return the address of the file of each level."""
        rows = Resource.objects.exclude(file="").order_by("pk")
        return {row.reading_level.slug: f"/fichiers/{row.token}/{row.name}" for row in rows}


@pytest.fixture
def case() -> Case:
    place = town()
    project = make_draft(organisation=place.organisation, public_id="aaaaaaaaaa")
    for level in Level:
        link = Description(f"zqlien-{level.slug}", "code", "", level)
        resources.add_link(project, link, f"https://zqlien-{level.slug}.example/", by=None)
        file = Description(f"zqfichier-{level.slug}", "donnees", "", level)
        content = BytesIO(SOUND["csv"] + level.slug.encode())
        resources.add_file(project, file, content, f"zqfichier-{level.slug}.csv", by=None)
    return Case(project, place)


def read(client: Client, path: str) -> str:
    """Return the whole body of an answer."""
    response = client.get(path)
    return (b"".join(response) if response.streaming else response.content).decode()


def status(client: Client, path: str) -> int:
    """Return the status of an answer, read to its end so that its file closes."""
    response = client.get(path)
    b"".join(response)
    return response.status_code


def titles(body: str) -> set[str]:
    """Return the levels whose link and file show, both or neither."""
    links = {level.slug for level in Level if f"zqlien-{level.slug}" in body}
    files = {level.slug for level in Level if f"zqfichier-{level.slug}" in body}
    assert links == files
    return links


@pytest.mark.parametrize("who", READERS)
def test_a_sheet_and_its_files_show_exactly_what_the_reader_may_read(case: Case, who: str) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    client = case.browser(who)

    assert (
        titles(read(client, "/projets/aaaaaaaaaa-prevoir-les-repas-de-la-cantine/")) == READERS[who]
    )
    assert titles(read(client, "/api/v1/projets/aaaaaaaaaa")) == READERS[who]
    answers = {level: status(client, path) for level, path in case.files().items()}
    assert answers == {level: 200 if level in READERS[who] else 404 for level in ALL}


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_the_resources_of_a_draft_exist_for_its_own_people_only(
    case: Case, who: str, state: State
) -> None:
    Project.objects.filter(pk=case.project.pk).update(state=state)
    client = case.browser(who)
    answers = {level: status(client, path) for level, path in case.files().items()}
    assert answers == dict.fromkeys(ALL, 200 if who in MINE else 404)
    page = client.get("/espace/projets/aaaaaaaaaa/ressources/")
    assert titles(page.content.decode()) == (ALL if who in MINE else set())


@pytest.mark.parametrize("who", READERS)
def test_no_other_surface_names_a_reserved_resource(case: Case, who: str) -> None:
    """Lists, files, feeds, history, interfaces for programs: as if resources did not exist."""
    set_state(case.project, State.PUBLISHED, by=None)
    client = case.browser(who)
    paths = [
        "/",
        "/projets/",
        "/projets/?q=zqlien",
        "/projets/?vue=tableau",
        "/projets/suggestions?q=zqlien",
        "/donnees/projets.csv",
        "/donnees/projets.json",
        "/donnees/projets.geojson",
        "/api/v1/projets",
        "/api/v1/facettes",
        "/projets/aaaaaaaaaa.json",
        "/projets/aaaaaaaaaa-prevoir-les-repas-de-la-cantine/historique/",
    ]
    seen = {path: titles(read(client, path).replace("q=zqlien", "")) for path in paths}
    assert {path: levels for path, levels in seen.items() if levels} == {}


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_preview_names_what_its_level_would_read_and_hands_out_no_file(
    case: Case, level: Level
) -> None:
    _link, token = create_link(case.project, by=case.place.moderator, level=level)
    body = read(Client(), f"/apercu/{token}/")
    assert titles(body) == {one.slug for one in Level if one <= level}
    assert "/fichiers/" not in body


def test_every_reading_of_an_expert_file_is_in_the_log_and_no_other(case: Case) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    for who in READERS:
        client = case.browser(who)
        for path in case.files().values():
            b"".join(client.head(path))
            status(client, path)
    log = AuditEvent.objects.filter(kind=AuditEvent.Kind.EXPERT_FILE).order_by("pk")
    assert list(log.values_list("by__email", "project", "detail")) == [
        (email, case.project.pk, "zqfichier-expert")
        for email in (
            "experte@labo.example",
            case.place.contributor.email,
            case.place.moderator.email,
        )
    ]


def test_a_sheet_says_the_same_of_what_is_reserved_whatever_is_attached(case: Case) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    path = "/projets/aaaaaaaaaa-prevoir-les-repas-de-la-cantine/"
    for one in Resource.objects.filter(level=Level.PUBLIC):
        resources.remove(one, by=None)
    with_reserved = read(Client(), path)
    for one in Resource.objects.all():
        resources.remove(one, by=None)
    assert read(Client(), path) == with_reserved


@pytest.mark.parametrize("name", ["autre.csv", "zqfichier-public.html", "..", "a\u202ecsv"])
def test_a_file_answers_to_its_own_name_only(case: Case, name: str) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    path = case.files()["public"].rpartition("/")[0]
    assert status(Client(), f"{path}/{name}") == 404


def test_a_file_is_handed_out_to_be_saved_never_interpreted(case: Case) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    response = Client().get(case.files()["public"])
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    assert {name: response.headers[name] for name in headers} == {
        "Content-Type": "text/csv",
        "Content-Disposition": 'attachment; filename="zqfichier-public.csv"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert b"".join(response) == SOUND["csv"] + b"public"


def test_a_file_that_the_storage_lost_is_not_found(case: Case) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    for row in Resource.objects.exclude(file=""):
        default_storage.delete(row.file)
    assert status(Client(), case.files()["public"]) == 404


def test_an_expert_no_longer_one_reads_no_more_in_mid_session(case: Case) -> None:
    set_state(case.project, State.PUBLISHED, by=None)
    client, path = case.browser("expert"), case.files()["expert"]
    before = status(client, path)
    User.objects.filter(email="experte@labo.example").update(is_expert=False)
    assert (before, status(client, path)) == (200, 404)
