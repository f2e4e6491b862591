"""Alerts: confirmed twice, told once, at the level the person has when the letter leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership
from iatheque.projects.domain.state import set_state
from iatheque.projects.states import State
from iatheque.search import alerts
from iatheque.search.alerts import Wish, confirm, subscribe, tell_all
from iatheque.search.models import SavedSearch
from tests import factories
from tests.moderation.cases import rewrite
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db
READER = "lectrice@exemple.example"
MOBILITY = "theme=Mobilit%C3%A9s"


def wish(query: str = "", *, email: str = READER, rhythm: str = "daily") -> Wish:
    return Wish(email, query, "Projets suivis", rhythm)


def followed(query: str = "", **changes: str) -> SavedSearch:
    """Return a search that its reader confirmed, her letter read."""
    found = subscribe(wish(query, **changes))
    confirm(found)
    mail.outbox.clear()
    return found


def days(count: float):
    """Return the moment so many days from now, as the chore would run then."""
    return timezone.now() + timedelta(days=count)


def letters() -> list[tuple[str, list[str]]]:
    """Return, of each letter sent, its address and the names of the projects it tells."""
    return [
        (letter.to[0], [line[2:] for line in letter.body.splitlines() if line.startswith("- ")])
        for letter in mail.outbox
    ]


def test_an_address_is_asked_before_anything_is_sent() -> None:
    found = subscribe(wish())
    assert [letter.subject for letter in mail.outbox] == ["Confirmez votre alerte"]
    factories.make_project()
    assert (tell_all(days(2)), len(mail.outbox)) == (0, 1)
    assert SavedSearch.of_token(found.token) == found
    assert f"/alertes/{found.token}/" in mail.outbox[0].body


def test_asked_twice_a_search_is_kept_once_with_the_last_rhythm() -> None:
    subscribe(wish())
    subscribe(wish(rhythm="weekly"))
    assert list(SavedSearch.objects.values_list("email", "query", "rhythm")) == [
        (READER, "", "weekly")
    ]


def test_somebody_signed_in_need_not_confirm_her_own_address() -> None:
    person = User.objects.create_user(READER)
    found = subscribe(wish(), person)
    other = subscribe(wish(email="autre@exemple.example"), person)
    assert (found.user, bool(found.confirmed_at)) == (person, True)
    assert (other.user, other.confirmed_at) == (None, None)
    assert [letter.to for letter in mail.outbox] == [["autre@exemple.example"]]


def test_a_project_is_told_once_and_again_only_when_it_changes() -> None:
    followed()
    factories.make_project()
    assert tell_all(days(1)) == 1
    assert letters() == [(READER, ["Prévoir les repas de la cantine (Ville de Saint-Brieuc)"])]
    assert (tell_all(days(1)), tell_all(days(2)), len(mail.outbox)) == (0, 0, 1)


class TwoAtOnce(EmailBackend):
    """Letters that leave while another run of the chore begins."""

    def send_messages(self, messages: Any) -> int:
        tell_all(days(1))
        return super().send_messages(messages)


def test_two_runs_at_once_tell_once(settings: LazySettings) -> None:
    followed()
    factories.make_project()
    settings.EMAIL_BACKEND = f"{__name__}.TwoAtOnce"
    assert tell_all(days(1)) == 1
    assert letters() == [(READER, ["Prévoir les repas de la cantine (Ville de Saint-Brieuc)"])]


class Refusing(EmailBackend):
    """Letters that cannot leave."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


def test_what_could_not_leave_is_told_the_next_time(settings: LazySettings) -> None:
    followed()
    factories.make_project()
    usual, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Refusing"
    assert tell_all(days(1)) == 0
    settings.EMAIL_BACKEND = usual
    assert (tell_all(days(1)), len(mail.outbox)) == (1, 1)


def test_an_update_is_told_as_such() -> None:
    project = factories.make_project()
    followed()
    rewrite(project, nom_projet="Prévoir mieux")
    project.refresh_from_db()
    set_state(project, State.PUBLISHED, by=None)
    assert tell_all(days(1)) == 1
    assert letters() == [(READER, ["Prévoir mieux (Ville de Saint-Brieuc), mis à jour"])]


def test_only_what_the_search_finds_is_told() -> None:
    followed(MOBILITY)
    factories.make_project()
    factories.make_project(nom_projet="Régler les feux", theme="Mobilités")
    assert tell_all(days(1)) == 1
    assert letters() == [(READER, ["Régler les feux (Ville de Saint-Brieuc)"])]


@pytest.mark.parametrize(
    ("rhythm", "day", "letters_sent"),
    [("daily", 0.5, 0), ("daily", 1, 1), ("weekly", 6, 0), ("weekly", 7, 1)],
)
def test_the_rhythm_says_when_a_letter_is_due(rhythm: str, day: float, letters_sent: int) -> None:
    followed(rhythm=rhythm)
    factories.make_project()
    assert (tell_all(days(day)), len(mail.outbox)) == (letters_sent, letters_sent)


def test_a_letter_can_be_stopped_in_one_click() -> None:
    found = followed()
    factories.make_project()
    tell_all(days(1))
    headers = mail.outbox[0].extra_headers
    assert headers == {
        "List-Unsubscribe": f"<http://localhost:8810/alertes/{found.token}/arreter/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_the_level_is_that_of_the_day_the_letter_leaves() -> None:
    """A filter on a reserved field ends with the right to use it, and never widens in silence."""
    town = authority()
    agent = member("agente", town)
    subscribe(wish("budget=plus+de+100k%E2%82%AC", email=agent.email), agent)
    factories.make_project(budget="plus de 100k€")
    factories.make_project(nom_projet="Petit projet", budget="moins de 50k€")
    assert tell_all(days(1)) == 1
    assert letters() == [(agent.email, ["Prévoir les repas de la cantine (Ville de Saint-Brieuc)"])]

    Membership.objects.filter(user=agent).delete()
    mail.outbox.clear()
    tell_all(days(3))
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [
        ("Votre alerte est arrêtée", [agent.email])
    ]
    assert not SavedSearch.objects.exists()


def test_what_nobody_confirms_is_forgotten() -> None:
    kept = followed(email="autre@exemple.example")
    late = subscribe(wish())
    SavedSearch.objects.update(created_at=timezone.now() - timedelta(days=3))
    fresh = subscribe(wish(MOBILITY))
    assert alerts.forget_unconfirmed() == 1
    assert set(SavedSearch.objects.order_by("pk")) == {kept, fresh}
    assert late not in {kept, fresh}


@pytest.mark.parametrize("token", ["", "1", "1:x", "abc:def", "1:2:3"])
def test_a_token_that_was_made_up_opens_nothing(token: str) -> None:
    followed()
    assert SavedSearch.of_token(token) is None
