"""The pages where an authority attaches its resources, without JavaScript."""

import re

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation
from iatheque.projects.domain import resources
from iatheque.projects.domain.resources import Description
from iatheque.projects.domain.state import set_state
from iatheque.projects.links import logos
from iatheque.projects.models import Link, Logo, Project, Resource
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.factories import make_draft
from tests.harness.client import HouseClient
from tests.projects.resources.contents import EXE, HTML, SOUND, SVG

from .conftest import OTHER, SIREN, browser
from .pages import form_of

pytestmark = pytest.mark.django_db

PAGE = "/espace/projets/aaaaaaaaaa/ressources/"
SAID = {"title": "Le code", "kind": "code", "licence": "", "level": "expert", "link": ""}


def remarks(body: str) -> list[str]:
    """Return what a page says is wrong."""
    found = re.findall(r'class="(?:remark remark-erreur|notice notice-warn)"[^>]*>([^<]+)<', body)
    return [text.replace("\N{NO-BREAK SPACE}", " ").strip() for text in found]


def stored() -> list[tuple[object, ...]]:
    """Return what is kept of each resource."""
    columns = ("title", "kind", "licence", "level", "link", "name", "size")
    return list(Resource.objects.order_by("pk").values_list(*columns))


def one(project: Project, title: str = "Le code") -> Resource:
    said = Description(title, "code", "", Level.EXPERT)
    return resources.add_link(project, said, "https://forge.example/", by=None)


def test_a_link_is_attached_for_experts_unless_it_is_opened(
    draft: Project, space: HouseClient
) -> None:
    posted = form_of(space, PAGE)
    chosen = re.findall(r'value="(\w+)" checked', space.get(PAGE).content.decode())
    answer = space.post(PAGE, SAID | {"link": "https://forge.example/a"})
    assert (chosen, posted["link"], answer.status_code, answer.headers["Location"]) == (
        ["expert"],
        [""],
        302,
        PAGE,
    )
    assert stored() == [("Le code", "code", "", 2, "https://forge.example/a", "", 0)]
    assert Resource.objects.get().created_by.email == "agent@exemple.example"


def test_a_file_is_attached_under_a_safe_name(draft: Project, space: HouseClient) -> None:
    file = SimpleUploadedFile("../Données.csv", SOUND["csv"], "text/html")
    answer = space.post(
        PAGE, SAID | {"kind": "donnees", "licence": "odbl-1.0", "level": "public", "file": file}
    )
    assert answer.status_code == 302
    assert stored() == [("Le code", "donnees", "odbl-1.0", 0, "", "donnees.csv", len(SOUND["csv"]))]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ["Donnez une adresse web ou un fichier : l’un des deux."]),
        ({"link": "https://a.example/", "title": " "}, ["Donnez un titre à la ressource."]),
        (
            {"link": "ftp://a.fr"},
            ["« ftp://a.fr » n’est pas une adresse web : elle commence par https:// ou http://."],
        ),
        ({"link": "https://a.example/", "level": "secret"}, None),
        ({"link": "https://a.example/", "kind": "x"}, None),
        ({"link": "https://a.example/", "licence": "x"}, None),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(
    draft: Project, space: HouseClient, changes: dict[str, str], said: list[str] | None
) -> None:
    answer = space.post(PAGE, SAID | changes)
    assert (answer.status_code, stored()) == (422, [])
    found = remarks(answer.content.decode())
    assert found == said if said else len(found) == 1


def _refused(space: HouseClient, name: str, content: bytes) -> list[str]:
    answer = space.post(PAGE, SAID | {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, stored()) == (422, [])
    return remarks(answer.content.decode())


UNLISTED = (
    "Ce type de fichier n’est pas accepté. Types acceptés : csv, txt, md, json, geojson, "
    "ipynb, py, zip, pdf, docx, xlsx, odt, ods, parquet, png, jpg."
)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (
            "a.csv",
            HTML,
            "Ce fichier contient une page web ou une image SVG : ces contenus sont refusés.",
        ),
        ("a.png", SVG, "Le contenu de ce fichier n’est pas celui qu’annonce son nom."),
        ("a.pdf", EXE, "Le contenu de ce fichier n’est pas celui qu’annonce son nom."),
        ("a.csv.exe", EXE, UNLISTED),
        ("a.svg", SVG, UNLISTED),
        ("a.html", HTML, UNLISTED),
        ("vsc.\u202eexe", EXE, UNLISTED),
        ("a.csv", b"", "Ce fichier est vide."),
        (
            "a" * 300 + ".html",
            HTML,
            UNLISTED,
        ),
    ],
)
def test_a_hostile_file_is_refused(
    draft: Project, space: HouseClient, name: str, content: bytes, why: str
) -> None:
    assert _refused(space, name, content) == [why]


def test_a_file_over_the_limit_is_refused_whatever_its_weight(
    draft: Project, space: HouseClient, settings: LazySettings
) -> None:
    settings.RESOURCE_MAX_BYTES = 1024 * 1024
    settings.IMPORT_MAX_BYTES = 3 * 1024 * 1024
    why = ["Ce fichier dépasse 1 Mo : attachez plutôt un lien."]
    for weight in (1024 * 1024 + 1, 4 * 1024 * 1024):
        assert _refused(space, "a.csv", b"a" * weight) == why


def test_a_resource_is_described_anew_and_removed(draft: Project, space: HouseClient) -> None:
    path = f"{PAGE}{one(draft).token}/"
    posted = form_of(space, path)
    assert posted["title"] == ["Le code"]
    said = SAID | {"title": "Le dépôt", "level": "public", "link": "https://forge.example/b"}
    assert space.post(path, said).status_code == 302
    assert stored() == [("Le dépôt", "code", "", 0, "https://forge.example/b", "", 0)]
    assert space.post(path, said | {"link": "rien"}).status_code == 422

    assert space.get(f"{path}retirer/").status_code == 405
    assert space.post(f"{path}retirer/").status_code == 302
    assert stored() == []


def test_a_member_reaches_no_resource_of_another_authority_through_her_own_project(
    draft: Project, space: HouseClient, stranger: User
) -> None:
    theirs = make_draft(organisation=stranger.memberships.get().organisation)
    token = one(theirs, "zqautre").token
    answers = [
        space.get(f"{PAGE}{token}/"),
        space.post(f"{PAGE}{token}/", SAID),
        space.post(f"{PAGE}{token}/retirer/"),
        space.get(f"/espace/projets/{theirs.public_id}/ressources/"),
        space.post(f"/espace/projets/{theirs.public_id}/ressources/", SAID),
        space.post(f"/espace/projets/{theirs.public_id}/ressources/{token}/retirer/"),
        space.get(f"/espace/{OTHER}/logo/"),
        space.post(f"/espace/{OTHER}/logo/", {"accord": "1"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert ([row[0] for row in stored()], logos.agrees(theirs.organisation)) == (["zqautre"], False)


def test_what_is_under_review_is_not_changed_by_who_wrote_it(
    draft: Project, agent: User, approver: User
) -> None:
    token = one(draft).token
    set_state(draft, State.SUBMITTED, by=None)
    writes = (PAGE, f"{PAGE}{token}/", f"{PAGE}{token}/retirer/")
    for person, status in ((agent, 403), (approver, 302)):
        client = browser(person)
        said = SAID | {"link": "https://forge.example/"}
        assert [client.post(path, said).status_code for path in writes] == [status] * 3
        assert client.get(PAGE).status_code == 200


def test_every_write_needs_its_token(draft: Project, agent: User) -> None:
    token = one(draft).token
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    writes = (PAGE, f"{PAGE}{token}/", f"{PAGE}{token}/retirer/", f"/espace/{SIREN}/logo/")
    assert [client.post(path, SAID).status_code for path in writes] == [403] * 4
    assert len(stored()) == 1


def test_words_of_people_are_never_markup(draft: Project, space: HouseClient) -> None:
    one(draft, "<script>alert(1)</script>")
    body = space.get(PAGE).content.decode()
    assert ("<script>alert" in body, "&lt;script&gt;alert" in body) == (False, True)


def test_links_that_no_longer_answer_are_shown_with_the_place_to_mend_them(
    draft: Project, space: HouseClient
) -> None:
    resource = one(draft)
    Link.objects.create(
        url=resource.link,
        due_at=timezone.now(),
        failures=2,
        failing_since=timezone.now(),
    )
    project = space.get("/espace/projets/aaaaaaaaaa/").content.decode()
    assert f'<a href="{PAGE}{resource.token}/">Le code</a>' in project
    assert "Ce lien ne répond plus depuis le" in space.get(PAGE).content.decode()


def test_a_member_says_that_the_logo_may_be_shown_and_takes_it_back(
    town: Organisation, space: HouseClient
) -> None:
    path = f"/espace/{SIREN}/logo/"
    seen = []
    for posted in ({"accord": "1"}, {}):
        assert space.post(path, posted).status_code == 302
        body = space.get(path).content.decode()
        seen.append((logos.agrees(town), 'value="1" checked' in body))
    assert seen == [(True, True), (False, False)]


def test_a_logo_that_could_not_be_copied_says_why(town: Organisation, space: HouseClient) -> None:
    logos.agree(town, by=None)
    why = "« https://ville.example/a » ne répond pas assez vite."
    Logo.objects.create(
        siren=SIREN, url="https://ville.example/a", tried_at=timezone.now(), why=why
    )
    assert "ne répond pas assez vite" in space.get(f"/espace/{SIREN}/logo/").content.decode()
