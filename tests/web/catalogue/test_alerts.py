"""Following a list by mail, from its page to the last letter."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from iatheque.search.models import SavedSearch
from tests import factories
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db
ASK = "/projets/alerte/?theme=Mobilités"
WRITTEN = {"email": "Lectrice@exemple.example", "rhythm": "daily"}


@pytest.fixture(autouse=True)
def unlimited() -> None:
    """What one test counted does not limit the next."""
    cache.clear()


def kept() -> list[tuple[str, str, str, str, bool]]:
    rows = SavedSearch.objects.order_by("pk")
    return [(s.email, s.query, s.title, s.rhythm, bool(s.confirmed_at)) for s in rows]


def test_a_list_is_followed_once_the_address_confirms(client: Client) -> None:
    assert client.post(ASK, WRITTEN).status_code == 200
    search = ("lectrice@exemple.example", "theme=Mobilit%C3%A9s", "Projets sur les mobilités")
    assert kept() == [(*search, "daily", False)]
    page = f"/alertes/{SavedSearch.objects.get().token}/"
    assert page in mail.outbox[0].body
    client.get(page)
    assert kept() == [(*search, "daily", False)]  # a mail program that opens links confirms nothing
    client.post(page)
    assert kept() == [(*search, "daily", True)]
    client.post(page, {"rhythm": "weekly"})
    assert kept() == [(*search, "weekly", True)]


def test_the_answer_never_says_whether_an_address_is_known(client: Client) -> None:
    first = client.post(ASK, WRITTEN).content
    SavedSearch.objects.update(confirmed_at="2026-01-01T00:00Z")
    assert client.post(ASK, WRITTEN).content == first
    assert len(mail.outbox) == 1


def test_a_mail_program_stops_an_alert_in_one_click() -> None:
    client = HouseClient(enforce_csrf_checks=True)
    found = SavedSearch.objects.create(
        email="a@exemple.example", title="Projets", told_until="2026-01-01T00:00Z"
    )
    path = f"/alertes/{found.token}/arreter/"
    client.get(path)
    assert SavedSearch.objects.count() == 1
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert SavedSearch.objects.count() == 0
    assert client.post(path).status_code == client.get(path).status_code == 200


def test_a_program_that_fills_the_trap_is_told_nothing(client: Client) -> None:
    assert client.post(ASK, WRITTEN | {"site": "x"}).status_code == 200
    assert (kept(), mail.outbox) == ([], [])


def test_too_many_letters_to_one_address_are_refused(client: Client) -> None:
    answers = [client.post(f"{ASK}&q=mot{rank}", WRITTEN).status_code for rank in range(6)]
    assert answers == [200, 200, 200, 200, 200, 429]


def test_a_wrong_address_is_said_beside_its_field(client: Client) -> None:
    response = client.post(ASK, {"email": "nom", "rhythm": "daily"})
    assert response.status_code == 422
    assert "Cette adresse n’a pas la forme nom@domaine.fr." in response.content.decode()


def test_a_reserved_filter_is_kept_for_the_own_address_only() -> None:
    agent = member("agente", authority())
    client = HouseClient()
    client.force_login(agent)
    path = "/projets/alerte/?budget=plus de 100k€&theme=Mobilités"
    client.post(path, {"email": agent.email, "rhythm": "daily"})
    client.post(path, {"email": "autre@exemple.example", "rhythm": "daily"})
    assert [(email, query) for email, query, *_rest in kept()] == [
        (agent.email, "budget=plus+de+100k%E2%82%AC&theme=Mobilit%C3%A9s"),
        ("autre@exemple.example", "theme=Mobilit%C3%A9s"),
    ]
    assert "Projets" in client.get("/compte/alertes/").content.decode()


def test_a_made_up_token_is_a_page_that_does_not_exist(client: Client) -> None:
    assert client.get("/alertes/1:abc/").status_code == 404


def test_the_list_leads_to_its_alert_and_its_feeds(client: Client) -> None:
    factories.make_project(theme="Mobilités")
    page = client.get("/projets/?theme=Mobilités&tri=date").content.decode()
    for path in ("alerte/", "flux.atom", "flux.json"):
        assert f'href="/projets/{path}?theme=Mobilit%C3%A9s"' in page
