"""« À vérifier »: who is written to, how often, and that opening the link changes nothing."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import TestCase
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import Reminder, ReviewRequest
from iatheque.moderation.reminders import remind
from iatheque.projects.models import Draft, Project, Publication
from tests.harness.client import HouseClient
from tests.moderation.cases import Town, log, online, rewrite, town

pytestmark = pytest.mark.django_db

OLD = "01/02/2020"
TODAY = dates.write_day(dates.today())


@pytest.fixture
def place() -> Town:
    return town()


def old(place: Town, name: str = "Vieux", **changes: object) -> Project:
    return online(place, nom_projet=name, date=OLD, **changes)


def link() -> str:
    """Return the address of the link of the last letter, without host."""
    line = next(row for row in mail.outbox[-1].body.splitlines() if "/espace/verifier/" in row)
    return "/espace" + line.partition("/espace")[2]


def press(path: str, project: Project) -> str:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = HouseClient().post(path, {"projet": project.public_id}, follow=True)
    return answer.content.decode()


def test_each_member_gets_one_letter_for_all_the_old_sheets(place: Town) -> None:
    old(place, "Premier")
    old(place, "Second")
    online(place, nom_projet="Récent", date=TODAY)
    assert remind() == 2
    assert sorted(sent.to[0] for sent in mail.outbox) == [
        "agente@exemple.example",
        "referente@exemple.example",
    ]
    said = mail.outbox[0]
    named = [name for name in ("Premier", "Second", "Récent") if f"« {name} »" in said.body]
    assert (said.subject, named) == ("2 fiches à vérifier", ["Premier", "Second"])


def test_a_sheet_is_asked_about_once_in_a_while(place: Town, settings: LazySettings) -> None:
    old(place)
    assert (remind(), remind()) == (2, 0)
    long_ago = timezone.now() - timedelta(days=30 * settings.REMINDER_EVERY_MONTHS + 1)
    Reminder.objects.update(sent_at=long_ago)
    assert remind() == 2


def test_who_is_not_written_to(place: Town, settings: LazySettings) -> None:
    project = old(place)
    submit(project, by=place.contributor)
    assert remind() == 0
    ReviewRequest.objects.update(status="closed")
    place.organisation.is_verified = False
    place.organisation.save()
    assert remind() == 0
    place.organisation.is_verified = True
    place.organisation.save()
    User.objects.filter(pk=place.approver.pk).update(is_active=False)
    settings.REMINDER_AFTER_MONTHS = 1200
    assert remind() == 0
    settings.REMINDER_AFTER_MONTHS = 12
    assert remind() == 1


def test_opening_the_link_changes_nothing_and_one_button_confirms(place: Town) -> None:
    project = old(place)
    remind()
    path = link()
    page = HouseClient().get(path).content.decode()
    assert ("Rien n’a changé" in page, ReviewRequest.objects.count()) == (True, 0)
    assert "Merci." in press(path, project)
    assert (Draft.objects.get(project=project).values["date"], ReviewRequest.objects.count()) == (
        TODAY,
        1,
    )
    page = HouseClient().get(path).content.decode()
    assert ("Confirmée" in page, "<form" in page) == (True, False)
    assert "La fiche a changé entre-temps" in press(path, project)


def test_where_the_authority_publishes_itself_its_approver_puts_it_online() -> None:
    place = town(own_circuit=True)
    project = old(place)
    User.objects.filter(pk=place.contributor.pk).update(is_active=False)
    remind()
    assert "porte la date du jour" in press(link(), project)
    online_now = Publication.objects.filter(project=project).order_by("number").last()
    assert online_now.values["date"] == TODAY
    assert log() == [("submitted", "referente"), ("published", "referente")]


def test_a_draft_that_says_something_else_is_not_sent_unread(place: Town) -> None:
    project = old(place)
    remind()
    rewrite(project, partenaires=["À vérifier"])
    assert "Un brouillon plus récent existe" in press(link(), project)
    assert ReviewRequest.objects.count() == 0


def test_a_link_opens_its_own_sheets_for_its_own_person(place: Town) -> None:
    project = old(place)
    remind()
    path = link()
    other = online(place, nom_projet="Autre", date=OLD)
    press(path, other)
    User.objects.update(is_active=False)
    assert HouseClient().get(path).status_code == 404
    User.objects.update(is_active=True)
    place.approver.memberships.update(is_accepted=False)
    place.contributor.memberships.update(is_accepted=False)
    press(path, project)
    assert HouseClient().get(path[:-3] + "xx/").status_code == 404
    assert ReviewRequest.objects.count() == 0
