"""The leak matrix: every level on every surface shows exactly what it may, nothing else."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from iatheque.access.gate import readable_extension_fields
from iatheque.accounts.models import User
from iatheque.moderation.domain.previews import create_link
from iatheque.moderation.models import CorrectionReport, PreviewLink, ReviewRequest
from iatheque.organisations.models import Membership, Organisation
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Draft, Project, Publication
from iatheque.schema.levels import Level
from iatheque.search.finder import find
from iatheque.search.query import parse
from tests.harness.client import HouseClient
from tests.leaks.markers import NOTE, VALUES, forms, publish_marked, shown
from tests.leaks.surfaces import (
    SIGNED_IN,
    SURFACES,
    UNMOVED,
    admin_paths,
    patterns,
    signed_in_paths,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked() -> Entry:
    project = publish_marked()
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return entry


def reader(level: Level, siren: str = "213500127") -> Client:
    """Return a browser signed in at `level`; a member belongs to the authority `siren`."""
    client = Client()
    if level is Level.RESTREINT:
        client.force_login(_member(siren))
    elif level is Level.EXPERT:
        client.force_login(User.objects.create_user("experte@labo.example", is_expert=True))
    return client


def _member(siren: str) -> User:
    person = User.objects.create_user("agent@ville.example")
    organisation = Organisation.objects.create(siren=siren, name="Une ville", is_verified=True)
    Membership.objects.create(user=person, organisation=organisation, is_accepted=True)
    return person


def body(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    content = b"".join(response) if response.streaming else response.content
    return content.decode()


def test_every_address_is_in_the_matrix() -> None:
    open_to_readers = {found for found in patterns() if not found.startswith(SIGNED_IN)}
    assert {surface.pattern for surface in SURFACES} | set(UNMOVED) == open_to_readers


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_pages_of_signed_in_people_show_nothing_of_what_is_not_theirs(
    level: Level, marked: Entry
) -> None:
    numbers = under_review(marked)
    client = reader(level)
    seen = {}
    for path in signed_in_paths(numbers):
        response = client.get(path)
        assert response.status_code in {200, 302, 403, 404, 405}, path
        if path.startswith("/moderation/"):
            assert response.status_code != 200 or path == "/moderation/signalements/", path
        content = b"".join(response) if response.streaming else response.content
        seen[path] = shown(content.decode())
    assert {path: keys for path, keys in seen.items() if keys} == {}


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_the_admin_is_closed_to_readers(level: Level, marked: Entry) -> None:
    client = reader(level)
    answers = {path: client.get(path).status_code for path in admin_paths()}
    assert {path: code for path, code in answers.items() if code not in {301, 302, 403, 404}} == {}
    assert len(answers) > 30


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_the_timeline_shows_exactly_what_the_level_may_read(level: Level, marked: Entry) -> None:
    """Every value leaves in a second version: its timeline names each value that left."""
    Publication.objects.create(
        project_id=marked.pk, number=2, published_at=timezone.now(), model_version="1", values={}
    )
    path = f"{marked.path}historique/"
    assert shown(body(reader(level), path)) == set(entries.columns_of(level, VALUES)) - {
        "extensions"
    } | set(entries.columns_of(level, VALUES)["extensions"])


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_preview_shows_exactly_what_its_level_may_read(level: Level, marked: Entry) -> None:
    project = Project.objects.get(pk=marked.pk)
    Draft.objects.filter(project=project).update(values=VALUES)
    team = User.objects.create_user("equipe@national.example", is_moderator=True)
    _link, token = create_link(project, by=team, level=level)
    columns = entries.columns_of(level, VALUES)
    # The map of a sheet is not drawn in words: a place is in its linked data, which previews lack.
    expected = set(columns) - {"extensions"} | set(columns["extensions"])
    assert shown(body(Client(), f"/apercu/{token}/")) == expected


def under_review(marked: Entry) -> dict[str, str]:
    """Put a version, a report and a preview of the marked project under review; name them all."""
    project = Project.objects.get(pk=marked.pk)
    Draft.objects.filter(project=project).update(values=VALUES)
    review = ReviewRequest.objects.create(project=project, revision=1, message="zqfinancement")
    CorrectionReport.objects.create(
        pk=review.pk, project=project, text="zqfinancement", status="open"
    )
    PreviewLink.objects.create(
        pk=review.pk, project=project, fingerprint="x", level=2, expires_at=timezone.now()
    )
    return {
        "pk": str(review.pk),
        "public_id": marked.id,
        "siren": marked.siren,
        "number": "1",
        "token": "b" * 32,
        "key": "financement",
        "slug": "projet",
        "tool": "radar",
        "moment": "amont",
        "extension": "pdf",
    }


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_page_about_the_model_says_the_same_whatever_is_published(level: Level) -> None:
    client = reader(level)
    before = {path: shown(body(client, path)) for path in UNMOVED.values()}
    publish_marked()
    assert {path: shown(body(client, path)) for path in UNMOVED.values()} == before


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_a_surface_shows_exactly_what_the_level_may_read(level: Level, marked: Entry) -> None:
    client = reader(level)
    assert surfaces_of(client, marked) == {
        path: surface.shows[level] for surface in SURFACES for path in surface.paths
    }


def surfaces_of(client: Client, marked: Entry) -> dict[str, set[str]]:
    """Return what of the marked project each path of `SURFACES` shows in this browser."""
    return {
        path: shown(body(client, path.format(id=marked.id, slug=marked.slug), surface.status))
        for surface in SURFACES
        for path in surface.paths
    }


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_the_spreadsheet_shows_exactly_what_the_level_may_read(level: Level, marked: Entry) -> None:
    response = reader(level).get("/donnees/projets.xlsx")
    sheet = load_workbook(BytesIO(b"".join(response))).active
    cells = "\n".join(str(cell) for row in sheet.values for cell in row)
    assert shown(cells) == {field for field in VALUES if field in marked_keys(level)}


def marked_keys(level: Level) -> frozenset[str]:
    surface = next(found for found in SURFACES if found.pattern == "donnees/projets.<slug:key>")
    return surface.shows[level]


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_an_extension_reserved_to_agents_is_no_file_to_the_public(
    level: Level, marked: Entry
) -> None:
    path = "/donnees/extensions/experience.csv"
    found = body(reader(level), path, 404 if level is Level.PUBLIC else 200)
    fields = readable_extension_fields(level, "experience")
    assert shown(found) == {field.key for field in fields}


def test_members_read_their_own_project_whole_on_its_page_only(marked: Entry) -> None:
    client = reader(Level.RESTREINT, siren=marked.siren)
    assert shown(body(client, marked.path)) == set(VALUES)


def test_the_moderation_note_never_leaves_moderation(marked: Entry) -> None:
    moderator = HouseClient()
    moderator.force_login(User.objects.create_user("equipe@national.example", is_moderator=True))
    assert shown(body(moderator, marked.path)) == set(VALUES)
    assert NOTE not in VALUES


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
def test_error_pages_show_nothing(level: Level, marked: Entry) -> None:
    client = reader(level)
    for path in ("/rien/", "/projets/aaaaaaaaaa-rien/", "/donnees/projets.exe"):
        assert shown(body(client, path, 404)) == set(), path


OPEN = entries.columns_of(Level.PUBLIC, VALUES)
RESERVED = [key for key in VALUES if key not in OPEN and key not in OPEN["extensions"]]


@pytest.mark.parametrize(
    "path",
    [
        "/projets/",
        "/projets/carte.json",
        "/projets/carte/liste",
        "/api/v1/projets",
        "/donnees/projets.csv",
        "/widget/projets.json",
        "/chiffres/themes.csv",
    ],
)
def test_a_reserved_field_is_an_unknown_parameter_to_the_public(path: str, marked: Entry) -> None:
    """Filtering and sorting: byte for byte the answer to a parameter that does not exist."""
    client = Client()
    plain = body(client, path)
    for key in RESERVED:
        value = forms(key)[0]
        asked = (f"{key}={value}", f"inconnu={value}", f"tri={key}", f"tri=-{key}", f"plus={key}")
        for query in asked:
            assert body(client, f"{path}?{query}") == plain, query


def test_a_reserved_value_is_found_suggested_and_corrected_towards_by_nobody_below(
    marked: Entry,
) -> None:
    client = Client()
    for key in (*RESERVED, NOTE):
        word = forms(key)[0]
        for text in (word, word[:-1] + "x"):
            results = find(parse([("q", [text])], Level.PUBLIC), Level.PUBLIC)
            assert (results.total, results.pks, results.corrected) == (0, [], None), text
        suggested = body(client, f"/projets/suggestions?q={word}")
        assert shown(suggested.replace(word, "")) == set(), word


def test_owning_a_project_opens_no_filter_on_reserved_fields(marked: Entry) -> None:
    """Level alone decides what may be queried, never ownership."""
    person = User.objects.create_user("membre@ville.example")
    organisation = Organisation.objects.create(siren=marked.siren, name="La ville")
    Membership.objects.create(user=person, organisation=organisation, is_accepted=True)
    client = Client()
    client.force_login(person)
    path = f"/projets/?budget={forms('budget')[0]}"
    assert body(client, path) == body(client, "/projets/")
