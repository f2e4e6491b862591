"""Deciding: who may, what it does, and what two people at once are told."""

import pytest
from django.core import mail
from django.test import TestCase

from iatheque.moderation.domain import decisions
from iatheque.moderation.domain.rules import (
    AlreadyDecidedError,
    ChangedMeanwhileError,
    NotAllowedError,
    ReasonMissingError,
)
from iatheque.moderation.domain.submission import submit, take_back
from iatheque.moderation.models import Decision, ReviewRequest
from iatheque.projects import entries
from iatheque.projects.models import Project, Publication, StateChange
from iatheque.schema.levels import Level
from tests.moderation.cases import (
    Town,
    draft,
    log,
    online,
    revision,
    rewrite,
    state,
    statuses,
    town,
)
from tests.organisations.people import person

pytestmark = pytest.mark.django_db


def sent(place: Town) -> tuple[Project, ReviewRequest]:
    project = draft(place)
    return project, submit(project, by=place.contributor)


def name_online(project: Project) -> str:
    entry = entries.get(Level.PUBLIC, project.public_id)
    return entry.text("nom_projet") if entry else ""


def test_the_national_team_publishes_and_the_author_is_told() -> None:
    place = town()
    project, review = sent(place)
    with TestCase.captureOnCommitCallbacks(execute=True):
        decisions.publish(
            project, by=place.moderator, revision=1, review=review, reason="Très clair"
        )

    assert (state(project), statuses(project)) == ("published", ["published"])
    assert log() == [("submitted", "agente"), ("published", "equipe")]
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (
        [place.contributor.email],
        "Votre projet : Prévoir les repas de la cantine",
    )
    assert "est en ligne" in letter.body
    assert "Très clair" in letter.body


@pytest.mark.parametrize(
    ("own_circuit", "who", "may"),
    [
        (False, "stranger", False),
        (False, "neighbour", False),
        (False, "contributor", False),
        (False, "approver", False),
        (False, "moderator", True),
        (True, "stranger", False),
        (True, "neighbour", False),
        (True, "contributor", False),
        (True, "approver", True),
        (True, "moderator", True),
    ],
)
def test_who_decides_follows_the_circuit(own_circuit: bool, who: str, may: bool) -> None:
    place = town(own_circuit=own_circuit)
    project, review = sent(place)
    by = getattr(place, who)
    acts = [
        lambda: decisions.request_changes(review, by=by, revision=1, reason="Précisez"),
        lambda: decisions.refuse(review, by=by, revision=1, reason="Hors sujet"),
        lambda: decisions.publish(project, by=by, revision=1, review=review),
    ]
    if may:
        acts[0]()
        assert state(project) == "changes_requested"
        return
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()
    assert (state(project), statuses(project)) == ("submitted", ["waiting"])


def test_changes_are_asked_for_answered_and_published() -> None:
    place = town()
    project, review = sent(place)
    decisions.request_changes(review, by=place.moderator, revision=1, reason="Précisez l’usage")
    newer = rewrite(project, usage_description="Bien plus précis")
    again = submit(project, by=place.contributor, message="C’est précisé")
    decisions.publish(project, by=place.moderator, revision=newer, review=again)

    assert (state(project), statuses(project)) == ("published", ["changes_requested", "published"])
    changes = StateChange.objects.filter(project=project).order_by("pk")
    assert [(row.before, row.after, row.reason) for row in changes] == [
        ("draft", "submitted", ""),
        ("submitted", "changes_requested", "Précisez l’usage"),
        ("changes_requested", "submitted", "C’est précisé"),
        ("submitted", "published", ""),
    ]


@pytest.mark.parametrize("act", [decisions.request_changes, decisions.refuse])
def test_refusing_a_new_version_leaves_what_is_online(act: object) -> None:
    place = town()
    project = online(place)
    newer = rewrite(project, nom_projet="Nom nouveau")
    review = submit(project, by=place.contributor)
    act(review, by=place.moderator, revision=newer, reason="Non")

    assert state(project) == "published"
    assert name_online(project) == "Prévoir les repas de la cantine"
    assert Publication.objects.filter(project=project).count() == 1


def test_publishing_a_new_version_replaces_what_is_online() -> None:
    place = town()
    project = online(place)
    newer = rewrite(project, nom_projet="Nom nouveau")
    review = submit(project, by=place.contributor)
    decisions.publish(project, by=place.moderator, revision=newer, review=review)

    assert (name_online(project), statuses(project)) == ("Nom nouveau", ["published"])
    assert Publication.objects.filter(project=project).count() == 2


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_refusal_without_reason_is_no_decision(reason: str) -> None:
    place = town()
    project, review = sent(place)
    for act in (decisions.request_changes, decisions.refuse):
        with pytest.raises(ReasonMissingError):
            act(review, by=place.moderator, revision=1, reason=reason)
    with pytest.raises(ReasonMissingError):
        decisions.withdraw(online(place), by=place.moderator, reason=reason)

    assert (statuses(project), Decision.objects.count()) == (["waiting"], 0)


def test_a_double_click_decides_once() -> None:
    place = town()
    project, review = sent(place)
    twice = [
        decisions.publish(project, by=place.moderator, revision=1, review=review) for _ in range(2)
    ]

    assert twice[0] == twice[1]
    assert Publication.objects.filter(project=project).count() == 1
    assert log() == [("submitted", "agente"), ("published", "equipe")]


def test_of_two_moderators_the_second_is_told() -> None:
    place = town()
    project, review = sent(place)
    stale = ReviewRequest.objects.select_related("project").get(pk=review.pk)
    other = person("collegue", is_moderator=True)
    decisions.publish(project, by=place.moderator, revision=1, review=review)

    with pytest.raises(AlreadyDecidedError) as told:
        decisions.refuse(stale, by=other, revision=1, reason="Trop court")
    assert told.value.decision == Decision.objects.get()
    with pytest.raises(AlreadyDecidedError):
        decisions.publish(project, by=other, revision=1, review=stale)
    assert (state(project), Decision.objects.count()) == ("published", 1)


def test_nobody_decides_upon_words_she_has_not_read() -> None:
    place = town()
    project = online(place)
    review = submit(project, by=place.contributor)
    read = revision(project)
    rewrite(project, nom_projet="Écrit pendant la lecture")

    with pytest.raises(ChangedMeanwhileError):
        decisions.publish(project, by=place.moderator, revision=read, review=review)
    with pytest.raises(ChangedMeanwhileError):
        decisions.refuse(review, by=place.moderator, revision=read, reason="Non")
    assert name_online(project) == "Prévoir les repas de la cantine"


def test_a_version_taken_back_is_not_decided_upon() -> None:
    place = town()
    project, review = sent(place)
    take_back(project, by=place.contributor)

    with pytest.raises(AlreadyDecidedError) as told:
        decisions.publish(project, by=place.moderator, revision=1, review=review)
    assert (told.value.decision, state(project)) == (None, "draft")


def test_the_request_of_another_project_decides_nothing() -> None:
    place = town(own_circuit=True)
    _project, review = sent(place)
    other = draft(place, nom_projet="Autre")
    with pytest.raises(NotAllowedError):
        decisions.publish(other, by=place.approver, revision=1, review=review)

    assert (state(other), statuses(other)) == ("draft", [])


def test_a_moderator_demoted_meanwhile_decides_nothing() -> None:
    place = town()
    project, review = sent(place)
    type(place.moderator).objects.filter(pk=place.moderator.pk).update(is_moderator=False)
    demoted = type(place.moderator).objects.get(pk=place.moderator.pk)
    with pytest.raises(NotAllowedError):
        decisions.publish(project, by=demoted, revision=1, review=review)


def test_an_approver_of_its_own_circuit_publishes_without_review() -> None:
    place = town(own_circuit=True)
    project = draft(place)
    decisions.publish(project, by=place.approver, revision=1)

    assert (state(project), statuses(project), log()) == (
        "published",
        [],
        [("published", "referente")],
    )


def test_the_national_team_withdraws_with_a_reason_and_the_authority_is_told() -> None:
    place = town(own_circuit=True)
    project = online(place)
    submit(project, by=place.contributor)
    with TestCase.captureOnCommitCallbacks(execute=True):
        decisions.withdraw(project, by=place.moderator, reason="Données personnelles")

    assert (state(project), statuses(project), name_online(project)) == ("archived", ["closed"], "")
    [letter] = mail.outbox
    assert letter.to == [place.approver.email]
    assert "Données personnelles" in letter.body
    with pytest.raises(NotAllowedError):
        decisions.withdraw(project, by=place.moderator, reason="Encore")


@pytest.mark.parametrize("who", ["stranger", "neighbour", "contributor", "approver"])
def test_nobody_else_withdraws(who: str) -> None:
    place = town(own_circuit=True)
    project = online(place)
    with pytest.raises(NotAllowedError):
        decisions.withdraw(project, by=getattr(place, who), reason="Non")
    assert state(project) == "published"
