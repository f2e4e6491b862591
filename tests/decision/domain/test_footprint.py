"""Writing a footprint to the draft: what was agreed, nothing else, nothing lost, not published."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import TestCase

from iatheque.accounts.models import User
from iatheque.decision.answers import Answer
from iatheque.decision.domain.footprint import (
    FIELD,
    Agreed,
    TextChangedError,
    TextTooLongError,
    present_text,
    text_of,
    write_to_draft,
)
from iatheque.decision.domain.rules import NotAllowedError
from iatheque.decision.domain.saving import Given, answers_of, save
from iatheque.decision.domain.sharing import NothingToShareError, share
from iatheque.decision.kept import has_changed, result_of
from iatheque.decision.loading import current
from iatheque.decision.models import Evaluation
from iatheque.decision.results.footprint import result
from iatheque.decision.results.inference import library_version
from iatheque.decision.shared import NOTHING_SHARED, shared
from iatheque.projects.domain.parts import save_part
from iatheque.projects.models import Draft, Project
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, project_of, town

pytestmark = pytest.mark.django_db

ANSWERS = {
    "calculs": Answer(["machine"]),
    "machine": Answer("serveur"),
    "preparation_heures": Answer(12.0),
    "usage_heures": Answer(0.0),
    "electricite": Answer("france"),
}
ASSISTANT = {
    "calculs": Answer(["assistant"]),
    "demandes": Answer(200.0),
    "modele": Answer("grand"),
}


def evaluated(project: Project, by: User) -> tuple[Evaluation, str]:
    """Return a saved footprint and the text that it would write."""
    row = save(project, Given(current("empreinte"), "", ANSWERS), by=by)
    return row, text_of(result(current("empreinte"), answers_of(row)), row)


def test_what_was_agreed_is_written_to_the_draft_and_not_published() -> None:
    place, agent, _ = town()
    project = project_of(place)
    _row, text = evaluated(project, agent)
    published = project.publications.count()
    with TestCase.captureOnCommitCallbacks(execute=True):
        draft = write_to_draft(project, Agreed(text, ""), text=text, by=agent)
    assert draft.values[FIELD.key] == text
    assert (draft.revision, draft.updated_by) == (2, agent)
    assert project.publications.count() == published
    assert FIELD.key not in project.publications.latest("number").values


def test_the_text_says_the_same_each_time_it_is_shown() -> None:
    place, agent, _ = town()
    row, text = evaluated(project_of(place), agent)
    again = Evaluation.objects.get(pk=row.pk)
    assert text_of(result(current("empreinte"), answers_of(again)), again) == text


def test_the_result_is_kept_as_it_was_whatever_the_library_becomes() -> None:
    """EcoLogits brings its own data: an older one gave other figures, and they were told."""
    place, agent, _ = town()
    project = project_of(place)
    row = save(project, Given(current("empreinte"), "", ASSISTANT), by=agent)
    found = result(current("empreinte"), answers_of(row))
    assert row.kept["methodes"][0]["methode"] == f"EcoLogits {library_version()}"
    assert row.kept["energie_kwh"] == [found.energy.low, found.energy.high]
    assert not has_changed(row.kept, found)
    older = row.kept | {
        "energie_kwh": [one / 2 for one in row.kept["energie_kwh"]],
        "texte": "Sur 12 mois : la moitié (EcoLogits 0.10.0).",
    }
    Evaluation.objects.filter(pk=row.pk).update(kept=older)
    row = Evaluation.objects.get(pk=row.pk)
    assert has_changed(row.kept, found)
    text = text_of(found, row)
    assert text == "Sur 12 mois : la moitié (EcoLogits 0.10.0)."
    draft = write_to_draft(project, Agreed(text, ""), text=text, by=agent)
    assert draft.values[FIELD.key] == text
    again = save(project, Given(current("empreinte"), "", ASSISTANT, row.revision), by=agent)
    assert not has_changed(again.kept, found)


@pytest.mark.parametrize(
    "older",
    [
        {"methodes": [{"methode": "EcoLogits 0.10.0"}]},
        {"emissions_gco2e": [1.0, 2.0]},
        {"eau_l": None},
    ],
)
def test_another_method_or_another_amount_is_a_change(older: dict[str, object]) -> None:
    found = result(current("empreinte"), ASSISTANT)
    kept = result_of(current("empreinte"), ASSISTANT, date(2026, 11, 21))
    assert (has_changed(kept, found), has_changed(kept | older, found)) == (False, True)


def test_what_was_saved_before_results_were_kept_is_said_all_the_same() -> None:
    place, agent, _ = town()
    row, text = evaluated(project_of(place), agent)
    Evaluation.objects.filter(pk=row.pk).update(kept={})
    row = Evaluation.objects.get(pk=row.pk)
    found = result(current("empreinte"), answers_of(row))
    assert (text_of(found, row), has_changed(row.kept, found)) == (text, False)


def test_other_tools_keep_their_answers_alone() -> None:
    place, agent, _ = town()
    assert evaluate(project_of(place), agent).kept == {}


def test_what_the_draft_said_stays_above_when_the_text_is_added() -> None:
    place, agent, _ = town()
    project = project_of(place, impact_environnement="Mesuré par le fournisseur.")
    _row, text = evaluated(project, agent)
    agreed = Agreed(text, "Mesuré par le fournisseur.", adds=True)
    draft = write_to_draft(project, agreed, text=text, by=agent)
    assert draft.values[FIELD.key] == f"Mesuré par le fournisseur.\n\n{text}"
    replaced = replace(agreed, before=present_text(draft), adds=False)
    assert write_to_draft(project, replaced, text=text, by=agent).values[FIELD.key] == text


def test_nothing_is_written_over_what_the_author_was_not_shown() -> None:
    place, agent, approver = town()
    project = project_of(place)
    _row, text = evaluated(project, agent)
    save_part(project, {FIELD.key: "Écrit entre-temps."}, revision=1, by=approver)
    with pytest.raises(TextChangedError):
        write_to_draft(project, Agreed(text, ""), text=text, by=agent)
    with pytest.raises(TextChangedError):
        write_to_draft(project, Agreed("Un autre texte", "Écrit entre-temps."), text=text, by=agent)
    assert Draft.objects.get(project=project).values[FIELD.key] == "Écrit entre-temps."


def test_two_texts_too_long_together_are_not_cut() -> None:
    place, agent, _ = town()
    before = "a" * (FIELD.limit - 10)
    project = project_of(place, impact_environnement=before)
    _row, text = evaluated(project, agent)
    with pytest.raises(TextTooLongError):
        write_to_draft(project, Agreed(text, before, adds=True), text=text, by=agent)
    assert Draft.objects.get(project=project).values[FIELD.key] == before


def test_people_of_another_authority_write_nothing() -> None:
    place, agent, _ = town()
    _other, stranger, _ = town("243300316")
    project = project_of(place)
    _row, text = evaluated(project, agent)
    with pytest.raises(NotAllowedError):
        write_to_draft(project, Agreed(text, ""), text=text, by=stranger)


def test_a_footprint_is_not_shared_whatever_is_asked() -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluated(project, agent)
    with pytest.raises(NothingToShareError):
        share(project, "empreinte", "", Level.PUBLIC, by=approver)
    assert [shared(project.pk, level) for level in Level] == [NOTHING_SHARED] * len(Level)
