"""`/donnees/integrer/`: the lines to copy, without JavaScript."""

import html
import re

import pytest
from django.conf import LazySettings

from iatheque.widget.script import LATEST, integrity
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

SITE = "https://bibliotheque.example"
_CODE = re.compile(r'<pre class="code" id="([\w-]+)"[^>]*>(.*?)</pre>', re.DOTALL)


@pytest.fixture(autouse=True)
def site(settings: LazySettings) -> None:
    settings.SITE_URL = SITE


def lines(client: HouseClient, asked: str = "") -> dict[str, str]:
    page = client.get(f"/donnees/integrer/{asked}").content.decode()
    return {name: html.unescape(text) for name, text in _CODE.findall(page)}


def test_by_default_two_lines_show_the_latest_projects(client: HouseClient) -> None:
    assert lines(client)["lignes"] == (
        f'<script src="{SITE}/widget/iatheque-projets.js" defer></script>\n'
        "<iatheque-projets>\n"
        f'  <a href="{SITE}/projets/">Voir les projets dans la bibliothèque IAthèque</a>\n'
        "</iatheque-projets>"
    )


def test_choices_become_attributes_and_a_link_to_the_same_projects(client: HouseClient) -> None:
    asked = "?theme=Mobilités&collectivite=243300316&vue=liste&limite=3&niveau=2&titre=Nos+projets"
    assert lines(client, asked)["lignes"].split("\n", 1)[1] == (
        '<iatheque-projets collectivite="243300316" theme="Mobilités" vue="liste" limite="3"'
        ' titre="Nos projets">\n'
        f'  <a href="{SITE}/projets/?theme=Mobilit%C3%A9s&amp;coll_siret=243300316">'
        "Voir les projets dans la bibliothèque IAthèque</a>\n"
        "</iatheque-projets>"
    )


def test_a_pinned_script_carries_its_fingerprint(client: HouseClient) -> None:
    assert lines(client)["lignes-fixes"].split("\n<iatheque", 1)[0] == (
        f'<script src="{SITE}/widget/iatheque-projets-{LATEST}.js"\n'
        f'  integrity="{integrity(LATEST)}" crossorigin="anonymous" defer></script>'
    )


def test_what_a_strict_site_must_allow_is_said(client: HouseClient) -> None:
    page = client.get("/donnees/integrer/").content.decode()
    assert f"script-src {SITE}; connect-src {SITE}" in page


def test_hostile_words_stay_words(client: HouseClient) -> None:
    hostile = '"><script>alert(1)</script>'
    page = client.get("/donnees/integrer/", {"titre": hostile, "q": hostile}).content.decode()
    assert "<script>alert" not in page
    assert "<script>alert" not in lines(client, f"?titre={hostile}")["lignes"]


def test_a_wrong_answer_is_said_beside_its_question(client: HouseClient) -> None:
    page = client.get("/donnees/integrer/?limite=1000").content.decode()
    assert 'id="id_limite-said"' in page


def test_no_question_is_about_a_reserved_field(client: HouseClient) -> None:
    page = client.get("/donnees/integrer/").content.decode()
    assert [key for key in ("budget", "herbergement", "type_algorithme") if key in page] == []
