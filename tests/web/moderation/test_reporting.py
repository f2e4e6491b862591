"""Reporting an error without an account: the code, the limits, the trap, what becomes of it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client, TestCase
from django.utils import timezone

from iatheque.moderation import retention
from iatheque.moderation.domain.reports import answer
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import CorrectionReport
from iatheque.projects.models import Project
from tests.accounts.sign_in import last_code
from tests.harness.client import HouseClient
from tests.moderation.cases import Town, log, online, rewrite, town
from tests.web.moderation.visits import visit
from tests.web.reading import Page

pytestmark = pytest.mark.django_db
WRITTEN = {
    "field_key": "projet_date",
    "text": "La date est <b>fausse</b>",
    "proposal": "10/2024",
    "email": "Lectrice@exemple.example",
}


@pytest.fixture(autouse=True)
def unlimited() -> None:
    """What one test counted does not limit the next."""
    cache.clear()


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def project(place: Town) -> Project:
    return online(place, public_id="iatheque22")


PATH = "/projets/iatheque22-prevoir-les-repas-de-la-cantine/"


def send(client: Client, **changes: str) -> str:
    """Write a report; return where the reader is led."""
    response = client.post(f"{PATH}signaler/", WRITTEN | changes)
    return response.headers.get("Location", str(response.status_code))


def confirmed(client: Client) -> CorrectionReport:
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(send(client), {"code": last_code()})
    return CorrectionReport.objects.get()


def said_on_the_sheet() -> str:
    with TestCase.captureOnCommitCallbacks(execute=True):
        footer = Page(HouseClient().get(PATH).content).all("footer", class_="sheet-foot")[0]
    return footer.text.partition("Voir ce qui a changé")[2].partition("Ville de")[0].strip()


def test_a_report_counts_once_its_code_came_back(
    client: HouseClient, place: Town, project: Project
) -> None:
    where = send(client)
    row = CorrectionReport.objects.get()
    assert (row.status, where) == ("unconfirmed", f"/signalements/{row.token}/")
    assert mail.outbox[0].to == ["lectrice@exemple.example"]
    assert said_on_the_sheet() == ""

    mail.outbox, code = [], last_code()
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert client.post(where, {"code": code}).headers["Location"] == where
        client.post(where, {"code": code})
    row.refresh_from_db()
    assert (row.status, row.field_key, row.proposal) == ("open", "projet_date", "10/2024")
    assert [letter.to for letter in mail.outbox] == [
        [place.approver.email],
        [place.moderator.email],
    ]
    assert "La date est <b>fausse</b>" in mail.outbox[0].body
    assert "Votre signalement est envoyé" in client.get(where).content.decode()
    assert said_on_the_sheet() == "1 signalement\xa0: 1 en cours"


def test_what_became_of_it_is_public_and_its_words_are_not(
    client: HouseClient, place: Town, project: Project
) -> None:
    row = confirmed(client)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        visit(place.contributor).post(
            f"/moderation/signalements/{row.pk}/",
            {"outcome": "corrected", "text": "C’est corrigé, merci"},
        )
    assert said_on_the_sheet() == "1 signalement\xa0: 1 corrigé"
    for path in (PATH, f"{PATH}historique/"):
        page = HouseClient().get(path).content.decode()
        assert [word for word in ("lectrice", "fausse", "10/2024", "merci") if word in page] == []
    [letter] = mail.outbox
    assert letter.to == ["lectrice@exemple.example"]
    assert "C’est corrigé, merci" in letter.body
    assert log() == [("report_answered", "agente")]


def test_the_letter_to_the_reader_never_names_the_draft(
    client: HouseClient, place: Town, project: Project
) -> None:
    row = confirmed(client)
    rewrite(project, nom_projet="Titre encore secret")
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer(row, by=place.moderator, corrected=False, text="Non")
    assert "Titre encore secret" not in mail.outbox[0].body + mail.outbox[0].subject
    assert "Prévoir les repas de la cantine" in mail.outbox[0].body


def test_an_answer_is_given_once(client: HouseClient, place: Town, project: Project) -> None:
    row = confirmed(client)
    first = answer(row, by=place.moderator, corrected=True, text="Oui")
    second = answer(row, by=place.contributor, corrected=False, text="Non")
    assert (second.status, second.answer) == (first.status, "Oui")
    for who in (place.stranger, place.neighbour):
        with pytest.raises(NotAllowedError):
            answer(row, by=who, corrected=True, text="Moi")


def test_five_wrong_codes_close_the_report(client: HouseClient, project: Project) -> None:
    where = send(client)
    code = last_code()
    wrong = "000000" if code != "000000" else "111111"
    answers = [client.post(where, {"code": wrong}).status_code for _ in range(5)]
    assert answers == [422] * 5
    assert client.post(where, {"code": code}).status_code == 422
    assert CorrectionReport.objects.get().status == "unconfirmed"


def test_a_code_expires_in_ten_minutes(client: HouseClient, project: Project) -> None:
    where = send(client)
    earlier = timezone.now() - timedelta(minutes=10, seconds=1)
    CorrectionReport.objects.update(created_at=earlier)
    assert client.post(where, {"code": last_code()}).status_code == 422
    assert CorrectionReport.objects.get().status == "unconfirmed"


def test_a_program_that_fills_the_trap_sends_nothing(client: HouseClient, project: Project) -> None:
    assert send(client, site="https://spam.example") == PATH
    assert (CorrectionReport.objects.count(), mail.outbox) == (0, [])


def test_reports_are_limited_by_address(
    client: HouseClient, project: Project, settings: LazySettings
) -> None:
    answers = [send(client) for _ in range(6)]
    assert answers[-1] == "429"
    assert CorrectionReport.objects.count() == 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": " "}, "Dites ce qui ne va pas."),
        ({"email": "pas une adresse"}, "Cette adresse n’a pas la forme"),
        ({"text": "x" * 2001}, "2000"),
    ],
)
def test_what_is_missing_is_said(
    client: HouseClient, project: Project, changes: dict[str, str], said: str
) -> None:
    response = client.post(f"{PATH}signaler/", WRITTEN | changes)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert CorrectionReport.objects.count() == 0


def test_a_reserved_field_cannot_be_named(client: HouseClient, project: Project) -> None:
    assert send(client, field_key="budget") == "422"
    page = client.get(f"{PATH}signaler/").content.decode()
    assert 'value="budget"' not in page


@pytest.mark.parametrize("path", ["/projets/aaaaaaaaaa-rien/signaler/", "/signalements/rien/"])
def test_there_is_nothing_to_report_on_what_does_not_exist(client: HouseClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_draft_cannot_be_reported(client: HouseClient, place: Town) -> None:
    from tests.moderation.cases import draft

    hidden = draft(place)
    assert client.get(f"/projets/{hidden.public_id}-x/signaler/").status_code == 404


def test_the_form_asks_for_its_token_and_is_kept_by_no_cache(project: Project) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"{PATH}signaler/", WRITTEN).status_code == 403
    response = client.get(f"{PATH}signaler/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "no-store" in client.get(f"{PATH}signaler/").headers["Cache-Control"]


def test_the_sheet_and_its_history_hold_no_token_and_set_no_cookie(project: Project) -> None:
    for path in (PATH, f"{PATH}historique/"):
        response = HouseClient().get(path)
        assert response.cookies == {}
        assert "csrfmiddlewaretoken" not in response.content.decode()


def test_addresses_and_unconfirmed_reports_are_forgotten(
    client: HouseClient, place: Town, project: Project
) -> None:
    row = confirmed(client)
    send(client)
    CorrectionReport.objects.filter(status="unconfirmed").update(
        created_at=timezone.now() - timedelta(days=2)
    )
    answer(row, by=place.moderator, corrected=True, text="Oui")
    CorrectionReport.objects.filter(pk=row.pk).update(
        answered_at=timezone.now() - timedelta(days=31)
    )
    assert (retention.forget_old(), retention.forget_old()) == (2, 0)
    assert [(one.email, one.status) for one in CorrectionReport.objects.all()] == [
        ("", "corrected")
    ]
