"""`/widget/projets.json`: what the element shows."""

import pytest
from django.conf import LazySettings

from iatheque.projects.models import Project
from tests.factories import make_project
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

SITE = "https://bibliotheque.example"


@pytest.fixture(autouse=True)
def site(settings: LazySettings) -> None:
    settings.SITE_URL = SITE


def test_a_project_in_few_words(client: HouseClient, plain_project: Project) -> None:
    response = client.get("/widget/projets.json")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.json() == {
        "total": 1,
        "lien": f"{SITE}/projets/",
        "projets": [
            {
                "titre": "Prévoir les repas de la cantine",
                "lien": f"{SITE}/projets/bbbbbbbbbb-prevoir-les-repas-de-la-cantine/",
                "porteur": "Ville de Saint-Brieuc",
                "type": "Commune",
                "resume": ("Prévoit chaque soir le nombre de repas du lendemain, école par école."),
                "theme": "Citoyenneté, santé, et solidarité",
                "lettre": "C",
                "couleur": "#b5d250",
                "etape": "En expérimentation",
                "date": "2025-10-15",
            }
        ],
        "chiffres": [],
    }


def test_filters_follow_the_attributes(client: HouseClient, plain_project: Project) -> None:
    make_project(nom_projet="Un pont", theme="Mobilités", coll_siret="24330031600011")

    def titles(asked: str) -> list[str]:
        found = client.get(f"/widget/projets.json?{asked}").json()
        return [project["titre"] for project in found["projets"]]

    cantine = "Prévoir les repas de la cantine"
    assert titles("theme=Mobilités") == ["Un pont"]
    assert titles("collectivite=243300316") == ["Un pont"]
    assert titles("tri=nom_projet&theme=Mobilités|Citoyenneté, santé, et solidarité") == [
        cantine,
        "Un pont",
    ]
    assert titles("tri=nom_projet&limite=1") == [cantine]
    assert titles("theme=Rien&inconnu=1&tri=nom_projet") == [cantine, "Un pont"]


def test_the_link_leads_to_the_same_projects(client: HouseClient, plain_project: Project) -> None:
    found = client.get("/widget/projets.json?collectivite=212202782&vue=liste&limite=3").json()
    assert found["lien"] == f"{SITE}/projets/?coll_siret=212202782"


def test_figures_count_what_is_found(client: HouseClient, plain_project: Project) -> None:
    found = client.get("/widget/projets.json?vue=chiffres").json()
    assert (found["total"], found["projets"]) == (1, [])
    assert found["chiffres"] == [
        {
            "libelle": label,
            "valeurs": [{"libelle": value, "total": 1, "couleur": colour}],
        }
        for label, value, colour in [
            ("Type de collectivité", "Commune", ""),
            ("Maturité", "En expérimentation", ""),
            ("Thème principal", "Citoyenneté, santé, et solidarité", "#b5d250"),
        ]
    ]


def test_nothing_is_written_there_and_no_cookie_is_set(client: HouseClient) -> None:
    assert client.post("/widget/projets.json").status_code == 405
    assert client.get("/widget/projets.json").cookies == {}


def test_the_number_of_queries_does_not_grow_with_projects(
    client: HouseClient, plain_project: Project, django_assert_max_num_queries: object
) -> None:
    for rank in range(4):
        make_project(nom_projet=f"Projet {rank}")
    client.get("/widget/projets.json")
    with django_assert_max_num_queries(3):
        client.get("/widget/projets.json?limite=50")
