"""A person's answers are given to her when she asks, and leave with her."""

import pytest

from iatheque.decision.answers import to_json
from iatheque.decision.domain.saving import save
from iatheque.decision.models import Evaluation
from iatheque.organisations.personal_data import erase, export
from tests.decision.domain.cases import evaluate, given, invited, noted, project_of, town, view

pytestmark = pytest.mark.django_db


def test_the_export_holds_her_answers_and_what_she_saved_for_her_authority() -> None:
    place, agent, _approver = town()
    project = project_of(place)
    mine = save(project, given("girouet", 1), by=agent)
    ours = evaluate(project, agent, note=4)
    kept = export(agent)

    def said(row: Evaluation, note: int) -> dict[str, object]:
        return {
            "projet": project.public_id,
            "outil": row.tool,
            "version": 1,
            "moment": "amont",
            "le": row.updated_at.isoformat(),
            "reponses": to_json(noted(row.tool, note)),
        }

    assert (kept["mes_reponses"], kept["evaluations_enregistrees"]) == (
        [said(mine, 1)],
        [said(ours, 4)],
    )


def test_erasing_her_takes_her_girouet_and_leaves_the_radar_unsigned() -> None:
    place, agent, _approver = town()
    project = project_of(place)
    save(project, given("girouet", 1), by=agent)
    evaluate(project, agent)
    erase(agent)
    found = Evaluation.objects.order_by("pk").values_list("tool", "respondent", "updated_by")
    assert list(found) == [("radar", None, None)]


def test_notes_that_a_shared_view_holds_stay_as_those_of_somebody_unknown() -> None:
    """Taking them out alone would tell what they were: before, after, the difference."""
    place, agent, _approver = town()
    project = project_of(place)
    mine = save(project, given("girouet", 1), by=agent)
    invited(project, agent, 2, 3, 3, 4)
    before = view(project)
    save(project, given("girouet", 4, revision=1), by=agent)
    erase(agent)
    kept = Evaluation.objects.get(pk=mine.pk)
    assert (view(project), kept.respondent, kept.updated_by) == (before, None, None)
    assert (kept.answers, kept.voice == str(agent.pk)) == (mine.answers, False)
    assert export(agent)["mes_reponses"] == []
