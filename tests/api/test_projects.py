"""Reading projects through the API: whole answers."""

from io import BytesIO

import pytest
from django.test import Client

from iatheque.access.gate import readable_extension_fields
from iatheque.exchange.writers.documents import as_json_with_extensions
from iatheque.projects import entries
from iatheque.projects.domain import resources
from iatheque.projects.domain.resources import Description
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from iatheque.search.tag import catalogue_tag
from tests.api.conftest import Reader
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8810"
API = "/api/v1/projets"
PLAIN = {
    "id": "aaaaaaaaaa",
    "url": f"{SITE}/projets/aaaaaaaaaa-prevoir-les-repas-de-la-cantine/",
    "coll_nom": "Ville de Saint-Brieuc",
    "nom_projet": "Prévoir les repas de la cantine",
    "coll_siret": "21220278200018",
    "coll_type": "Commune",
    "projet_date": "09/2024",
    "projet_status": "En expérimentation",
    "status_abandon": None,
    "partenaires": None,
    "usage_description": "Prévoit chaque soir le nombre de repas du lendemain, école par école.",
    "theme": "Citoyenneté, santé, et solidarité",
    "sous_theme": None,
    "audience_service": ["agent"],
    "url_infos": None,
    "image_url": None,
    "longitude": -2.76,
    "latidude": 48.51,
    "date": "15/10/2025",
    "extensions": dict.fromkeys(field.key for field in readable_extension_fields(Level.PUBLIC)),
}

NONE_ATTACHED = {"ressources": []}


@pytest.fixture
def project() -> Project:
    """One project, already in the index: the tag would move with the first search."""
    project = make_project(public_id="aaaaaaaaaa")
    sync()
    return project


@pytest.fixture
def five() -> list[str]:
    """Identifiers of five projects, in the order they were made; the first is not about bikes."""
    ids = [letter * 10 for letter in "abcde"]
    days = ["01/01/2025", "05/01/2025", "04/01/2025", "03/01/2025", "02/01/2025"]
    for public_id, day in zip(ids, days, strict=True):
        theme = "Mobilités" if public_id != "aaaaaaaaaa" else "Attractivité et développement"
        make_project(public_id=public_id, date=day, theme=theme)
    return ids


def ids_of(payload: dict[str, list[dict[str, str]]]) -> list[str]:
    return [found["id"][0] for found in payload["resultats"]]


def walk(client: Client, path: str) -> list[list[str]]:
    """Follow « suivant » to the end; return the projects of each page."""
    pages = []
    while path:
        payload = client.get(path.removeprefix(SITE)).json()
        pages.append(ids_of(payload))
        path = payload["suivant"]
    return pages


def test_the_list_is_whole(project: Project, client: Client) -> None:
    assert client.get(API).json() == {
        "total": 1,
        "page": 1,
        "suivant": None,
        "resultats": [PLAIN],
    }


def test_one_project_is_whole(project: Project, client: Client) -> None:
    assert client.get(f"{API}/aaaaaaaaaa").json() == PLAIN | NONE_ATTACHED


@pytest.mark.parametrize("level", Level, ids=lambda level: level.slug)
@pytest.mark.parametrize("path", [API, f"{API}/aaaaaaaaaa"])
def test_a_level_reads_its_fields(path: str, level: Level, reader: Reader) -> None:
    make_project(public_id="aaaaaaaaaa", budget="plus de 100k€", nom_algorithme="Repas")
    expected = as_json_with_extensions(entries.get(level, "aaaaaaaaaa"), SITE)
    payload = reader(level).get(path).json()

    assert payload.get("resultats", [payload]) in ([expected], [expected | NONE_ATTACHED])


def test_members_read_their_own_project_whole_but_not_in_lists(reader: Reader) -> None:
    make_project(public_id="aaaaaaaaaa", budget="plus de 100k€")
    member = reader(Level.RESTREINT, siren="212202782")
    own, listed = (
        as_json_with_extensions(entries.get(level, "aaaaaaaaaa"), SITE)
        for level in (Level.EXPERT, Level.RESTREINT)
    )

    assert member.get(f"{API}/aaaaaaaaaa").json() == own | NONE_ATTACHED
    assert member.get(API).json()["resultats"] == [listed]


def test_a_project_gives_the_resources_that_the_reader_may_read(client: Client) -> None:
    project = make_draft(public_id="aaaaaaaaaa")
    told = Description("Le guide", "documentation", "etalab-2.0", Level.PUBLIC)
    resources.add_link(project, told, "https://ville.example/guide", by=None)
    kept = Description("Le code", "code", "", Level.EXPERT)
    resources.add_link(project, kept, "https://forge.example/code", by=None)
    data = Description("Les repas", "donnees", "", Level.PUBLIC)
    file = resources.add_file(project, data, BytesIO(b"jour;repas\n1;200\n"), "repas.csv", by=None)
    set_state(project, State.PUBLISHED, by=None)
    assert client.get(f"{API}/aaaaaaaaaa").json()["ressources"] == [
        {
            "titre": "Le guide",
            "nature": "documentation",
            "licence": "etalab-2.0",
            "acces": "public",
            "url": "https://ville.example/guide",
            "taille": None,
        },
        {
            "titre": "Les repas",
            "nature": "donnees",
            "licence": None,
            "acces": "public",
            "url": f"{SITE}/fichiers/{file.token}/repas.csv",
            "taille": 17,
        },
    ]


def test_the_parameters_are_those_of_the_catalogue(five: list[str], client: Client) -> None:
    query = {"q": "cantine", "theme": "Mobilités", "tri": "-date"}
    assert ids_of(client.get(API, query).json()) == ["b", "c", "d", "e"]


@pytest.mark.parametrize("query", ["inconnu=1", "budget=plus de 100k€", "tri=budget", "theme=x"])
def test_a_parameter_that_means_nothing_here_changes_nothing(
    query: str, five: list[str], client: Client
) -> None:
    assert client.get(f"{API}?{query}").content == client.get(API).content


def test_pages_follow_one_another(five: list[str], client: Client) -> None:
    assert walk(client, f"{API}?par_page=2&theme=Mobilit%C3%A9s&tri=date") == [
        ["e", "d"],
        ["c", "b"],
    ]


def test_the_next_page_keeps_what_was_asked(five: list[str], client: Client) -> None:
    query = {"q": "cantine", "theme": "Mobilités", "tri": "date", "par_page": "3", "inconnu": "1"}
    payload = client.get(API, query).json()

    assert (payload["total"], payload["page"], payload["suivant"]) == (
        4,
        1,
        f"{SITE}{API}?q=cantine&theme=Mobilit%C3%A9s&tri=date&page=2&par_page=3",
    )


def test_a_page_past_the_last_is_empty(project: Project, client: Client) -> None:
    payload = client.get(API, {"page": "2"}).json()
    assert payload == {"total": 1, "page": 2, "suivant": None, "resultats": []}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [["a", "b"], ["c", "d"], ["e"]]),
        ("&theme=Mobilit%C3%A9s", [["b", "c"], ["d", "e"]]),
        ("&q=cantine&tri=date&page=2", [["a", "b"], ["c", "d"], ["e"]]),
        ("&q=introuvable", [[]]),
    ],
)
def test_a_cursor_walks_through_everything_once(
    query: str, expected: list[list[str]], five: list[str], client: Client
) -> None:
    assert walk(client, f"{API}?curseur=0&par_page=2{query}") == expected


def test_a_step_of_a_walk_is_whole(five: list[str], client: Client) -> None:
    payload = client.get(f"{API}?curseur=0&par_page=1&theme=Mobilit%C3%A9s").json()
    key = Project.objects.get(public_id="bbbbbbbbbb").pk

    assert payload == {
        "total": 4,
        "page": None,
        "suivant": f"{SITE}{API}?theme=Mobilit%C3%A9s&par_page=1&curseur={key}",
        "resultats": [as_json_with_extensions(entries.get(Level.PUBLIC, "bbbbbbbbbb"), SITE)],
    }


def test_beyond_the_deepest_page_the_cursor_is_pointed_at(
    five: list[str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iatheque.search.finder.DEEPEST", 4)
    last = client.get(API, {"page": "2", "par_page": "2"}).json()
    beyond = client.get(last["suivant"].removeprefix(SITE))

    assert (beyond.status_code, beyond.json()) == (
        422,
        {
            "type": f"{SITE}/api/v1/docs#erreur-422",
            "title": "Demande refusée",
            "status": 422,
            "detail": "Les pages s’arrêtent au 10 000e résultat. Utilisez « curseur ».",
        },
    )


@pytest.mark.parametrize(
    ("query", "name", "detail"),
    [
        ("page=0", "page", "La valeur doit être au moins 1."),
        ("page=deux", "page", "Un nombre entier est attendu."),
        ("par_page=101", "par_page", "La valeur doit être au plus 100."),
        ("curseur=-1", "curseur", "La valeur doit être au moins 0."),
    ],
)
def test_a_wrong_page_is_a_problem(query: str, name: str, detail: str, client: Client) -> None:
    response = client.get(f"{API}?{query}")

    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    assert (response.status_code, response.json()) == (
        422,
        {
            "type": f"{SITE}/api/v1/docs#erreur-422",
            "title": "Demande refusée",
            "status": 422,
            "detail": "Un paramètre n’a pas la forme attendue : corrigez ceux que donne "
            "« erreurs ».",
            "erreurs": [{"parametre": name, "detail": detail}],
        },
    )


@pytest.mark.parametrize("public_id", ["zzzzzzzzzz", "../x", "é"])
def test_a_project_that_is_not_published_is_a_problem(public_id: str, client: Client) -> None:
    response = client.get(f"{API}/{public_id}")
    assert (response.status_code, response.json()["title"]) == (404, "Introuvable")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("query", "queries"),
    [("", 1), ("?q=cantine", 1), ("?curseur=0", 3), ("?curseur=0&q=cantine", 1)],
)
def test_a_page_costs_the_same_queries_whatever_its_length(
    query: str, queries: int, count: int, client: Client, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        make_project()
    client.get(API)  # the index is built
    with django_assert_num_queries(queries):
        payload = client.get(f"{API}{query or '?page=1'}").json()
    assert len(payload["resultats"]) == count


@pytest.mark.parametrize("path", [API, f"{API}/aaaaaaaaaa"])
def test_public_answers_are_open_tagged_and_without_cookie(
    path: str, project: Project, client: Client
) -> None:
    response = client.get(path)
    names = ("Content-Type", "Cache-Control", "ETag", "Access-Control-Allow-Origin")

    assert {name: response.headers.get(name) for name in names} == {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-cache",
        "ETag": f'W/"{catalogue_tag()}"',
        "Access-Control-Allow-Origin": "*",
    }
    assert response.cookies == {}


@pytest.mark.parametrize("path", [API, f"{API}/aaaaaaaaaa"])
def test_answers_to_somebody_are_closed_to_other_sites_and_caches(
    path: str, project: Project, reader: Reader
) -> None:
    response = reader(Level.EXPERT).get(path)

    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["ETag"] == f'W/"{catalogue_tag()}-expert"'
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.EXPERT], ids=lambda level: level.slug)
def test_who_has_the_current_answer_gets_none(
    level: Level, project: Project, reader: Reader
) -> None:
    client = reader(level)
    tag = client.get(API).headers["ETag"]
    again = client.get(API, headers={"If-None-Match": tag})
    make_project()
    changed = client.get(API, headers={"If-None-Match": tag})

    assert [again.status_code, changed.status_code] == [304, 200]


def test_head_has_the_headers_of_get(project: Project, client: Client) -> None:
    expected = dict(client.get(API).headers)
    found = dict(client.head(API).headers)
    assert {name: found[name] for name in ("Content-Type", "ETag")} == {
        name: expected[name] for name in ("Content-Type", "ETag")
    }
