"""Sending a version to be read, and taking it back."""

import pytest
from django.core import mail
from django.test import TestCase

from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.domain.submission import submit, take_back
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.models import StateChange
from tests.moderation.cases import draft, log, online, rewrite, state, statuses, town

pytestmark = pytest.mark.django_db


def test_a_draft_sent_waits_for_the_national_team() -> None:
    place = town()
    project = draft(place)
    with TestCase.captureOnCommitCallbacks(execute=True):
        review = submit(project, by=place.contributor, message=" Voici <b>notre</b> projet ")

    assert (state(project), statuses(project)) == ("submitted", ["waiting"])
    assert (review.message, review.revision, review.is_update) == (
        "Voici <b>notre</b> projet",
        1,
        False,
    )
    assert log() == [("submitted", "agente")]
    [letter] = mail.outbox
    assert letter.to == [place.moderator.email]
    assert letter.subject == "À relire : Prévoir les repas de la cantine"
    assert "Voici <b>notre</b> projet" in letter.body
    page = letter.alternatives[0][0]
    assert "Voici &lt;b&gt;notre&lt;/b&gt; projet" in page


def test_in_its_own_circuit_the_approvers_are_told_and_not_the_team() -> None:
    place = town(own_circuit=True)
    with TestCase.captureOnCommitCallbacks(execute=True):
        submit(draft(place), by=place.contributor)

    assert [letter.to for letter in mail.outbox] == [[place.approver.email]]


def test_sent_twice_it_waits_once() -> None:
    place = town()
    project = draft(place)
    first = submit(project, by=place.contributor)

    assert submit(project, by=place.contributor) == first
    assert statuses(project) == ["waiting"]
    assert StateChange.objects.filter(project=project).count() == 1
    assert log() == [("submitted", "agente")]


def test_a_published_project_stays_online_while_its_next_version_waits() -> None:
    place = town()
    project = online(place)
    rewrite(project, usage_description="Une nouvelle description")
    review = submit(project, by=place.contributor)

    assert (state(project), statuses(project), review.is_update) == (
        "published",
        ["waiting"],
        True,
    )


def test_a_version_saved_since_takes_the_place_of_the_first() -> None:
    place = town()
    project = online(place)
    submit(project, by=place.contributor, message="Une")
    newer = rewrite(project, nom_projet="Autre nom")
    review = submit(project, by=place.contributor, message="Deux")

    assert statuses(project) == ["waiting"]
    assert (review.revision, review.message) == (newer, "Deux")


def test_a_draft_with_errors_is_not_sent() -> None:
    place = town()
    project = draft(place, theme=None)
    with pytest.raises(NotPublishableError):
        submit(project, by=place.contributor)

    assert (state(project), statuses(project), log()) == ("draft", [], [])


@pytest.mark.parametrize("who", ["stranger", "neighbour"])
def test_nobody_sends_the_draft_of_others(who: str) -> None:
    place = town()
    project = draft(place)
    with pytest.raises(NotAllowedError):
        submit(project, by=getattr(place, who))

    assert (state(project), statuses(project)) == ("draft", [])


def test_a_version_taken_back_is_a_draft_again() -> None:
    place = town()
    project = draft(place)
    submit(project, by=place.contributor)
    take_back(project, by=place.contributor)

    assert (state(project), statuses(project)) == ("draft", ["taken_back"])
    assert log() == [("submitted", "agente"), ("taken_back", "agente")]


def test_taking_back_a_new_version_leaves_what_is_online() -> None:
    place = town()
    project = online(place)
    submit(project, by=place.contributor)
    take_back(project, by=place.contributor)

    assert (state(project), statuses(project)) == ("published", ["taken_back"])
    with pytest.raises(NotAllowedError):
        take_back(project, by=place.contributor)
