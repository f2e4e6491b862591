"""Filling the authority from its SIRET, and the way by hand when nobody answers."""

import json

import pytest
from django.conf import LazySettings

from iatheque.projects.models import Draft, Project
from tests.harness.client import HouseClient
from tests.harness.web_server import page, serving

from .pages import filled, form_of

pytestmark = pytest.mark.django_db

STEP = "/espace/projets/aaaaaaaaaa/etape/porteur/"
SIRET = "24330031600011"
NOT_LISTED = "35600000000048"  # La Poste
ANSWER = {
    "results": [
        {
            "siren": "243300316",
            "nom_complet": "BORDEAUX METROPOLE",
            "nature_juridique": "7344",
            "siege": {"latitude": "44.8378", "longitude": "-0.5852", "libelle_commune": "BORDEAUX"},
        }
    ]
}
KEYS = ("coll_siret", "coll_nom", "coll_type", "longitude", "latidude", "url_infos")


def ask(client: HouseClient, site: str, settings: LazySettings, siret: str = SIRET) -> str:
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    settings.SIRET_SEARCH_URL = f"{site}/search"
    answers = {"coll_siret": siret, "url_infos": "https://ville.example/a", "faire": "siret"}
    answer = client.post(STEP, filled(form_of(client, STEP), answers))
    assert answer.headers["Location"] == STEP + "#champ-coll_siret"
    return client.get(STEP).content.decode().replace("\u00a0", " ")


def test_the_register_fills_name_type_and_position(
    space: HouseClient, draft: Project, settings: LazySettings
) -> None:
    path = f"/search?q={SIRET}&per_page=1"
    with serving({path: page(json.dumps(ANSWER).encode())}) as (site, _hosts):
        said = ask(space, site, settings)
    values = Draft.objects.get(project=draft).values
    assert [values[key] for key in KEYS] == [
        SIRET,
        "BORDEAUX METROPOLE",
        "Métropole",
        -0.5852,
        44.8378,
        "https://ville.example/a",
    ]
    assert "Rempli d’après le répertoire public : BORDEAUX METROPOLE, BORDEAUX." in said


def test_without_an_answer_the_reference_list_gives_name_and_type(
    space: HouseClient, draft: Project, settings: LazySettings
) -> None:
    said = ask(space, "http://127.0.0.1:9", settings)
    values = Draft.objects.get(project=draft).values
    assert [values[key] for key in KEYS] == [
        SIRET,
        "Bordeaux Métropole",
        "Métropole",
        -2.76,
        48.51,
        "https://ville.example/a",
    ]
    assert "ne répond pas en ce moment. Le nom et le type viennent de la liste de référence" in said


def test_without_an_answer_nor_a_line_in_the_list_the_way_by_hand_is_shown(
    space: HouseClient, draft: Project, settings: LazySettings
) -> None:
    said = ask(space, "http://127.0.0.1:9", settings, siret=NOT_LISTED)
    values = Draft.objects.get(project=draft).values
    assert [values[key] for key in KEYS] == [
        NOT_LISTED,
        "Ville de Saint-Brieuc",
        "Commune",
        -2.76,
        48.51,
        "https://ville.example/a",
    ]
    assert "ne répond pas en ce moment. Remplissez le nom, le type" in said
