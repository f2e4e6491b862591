"""Saving: who may, whose answers they are, and two people at once."""

import pytest

from iatheque.decision.domain.rules import NotAllowedError
from iatheque.decision.domain.saving import EvaluationConflictError, answers_of, find, save
from iatheque.decision.models import Evaluation
from tests.decision.domain.cases import evaluate, given, noted, project_of, town
from tests.organisations.people import person

pytestmark = pytest.mark.django_db


def test_the_radar_is_that_of_the_project_one_a_moment() -> None:
    place, agent, approver = town()
    project = project_of(place)
    first = save(project, given("radar", 2), by=agent)
    again = save(project, given("radar", 4, revision=1), by=approver)
    save(project, given("radar", 3, moment="production"), by=agent)
    assert (first.pk, again.revision, again.updated_by) == (again.pk, 2, approver)
    assert (again.voice, again.respondent) == ("", None)
    assert answers_of(again) == noted("radar", 4)
    assert Evaluation.objects.filter(project=project).count() == 2


def test_the_girouet_is_each_person_s() -> None:
    place, agent, approver = town()
    project = project_of(place)
    rows = [
        save(project, given("girouet", note), by=by) for note, by in ((1, agent), (4, approver))
    ]
    assert [(row.voice, row.respondent, row.revision) for row in rows] == [
        (str(agent.pk), agent, 1), (str(approver.pk), approver, 1),
    ]  # fmt: skip


def test_two_people_at_once_lose_nothing() -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent)
    save(project, given("radar", 2, revision=1), by=agent)
    with pytest.raises(EvaluationConflictError) as caught:
        save(project, given("radar", 4, revision=1), by=approver)
    assert caught.value.current == find(project, "radar", "amont")
    kept = find(project, "radar", "amont")
    assert kept is not None
    assert (kept.revision, answers_of(kept)) == (2, noted("radar", 2))


def test_two_people_who_both_begin_lose_nothing_either() -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent)
    with pytest.raises(EvaluationConflictError):
        evaluate(project, approver, note=1)


def test_what_was_erased_meanwhile_is_a_conflict_with_nothing() -> None:
    place, agent, _approver = town()
    project = project_of(place)
    with pytest.raises(EvaluationConflictError) as caught:
        save(project, given("radar", revision=3), by=agent)
    assert caught.value.current is None


def test_strangers_and_the_national_team_save_nothing() -> None:
    place, _agent, _approver = town()
    _other, stranger, _ref = town("243300316")
    project = project_of(place)
    team = person("equipe", is_moderator=True)
    for nobody in (stranger, team, person("quelqu-un")):
        with pytest.raises(NotAllowedError):
            evaluate(project, nobody)
    assert not Evaluation.objects.exists()
