"""Loading the example evaluations as people would save and share them, once, in demonstration."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.decision import loading
from iatheque.decision.answer_file import WHOLE, AnswerFile, read
from iatheque.decision.answers import Answer, Answers
from iatheque.decision.domain.footprint import Agreed, present_text, text_of, write_to_draft
from iatheque.decision.domain.gathering import TooFewToGatherError, gather
from iatheque.decision.domain.inviting import answer, close, invite
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.domain.sharing import share
from iatheque.decision.models import Evaluation, new_token
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.footprint import result
from iatheque.organisations.demo import person
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State

from .stories import STORIES, Story

FOLDER = Path(__file__).resolve().parent
TOOLS = ("qualification", "empreinte", "girouet", "radar")
UNKNOWN = "-"  # « ne sait pas », among the notes of a person


@transaction.atomic
def load_evaluations() -> int:
    """Evaluate the invented projects that nobody evaluated yet; return how many of them.

    Tools that this site does not offer are left out. Needs the people of the demonstration.
    """
    rows = Project.objects.filter(state=State.PUBLISHED, evaluations=None)
    projects = {project.public_id: project for project in rows.order_by("pk")}
    done = 0
    for story in STORIES:
        project, author = projects.get(story.public_id), person(story.author)
        approver = person(story.approver)
        if project and author and approver:
            _tell(story, project, author, approver)
            done += 1
    return done


def answers_in(folder: str, tool: str) -> AnswerFile | None:
    """Return the answers of that folder to a tool; None when there are none, or no such tool."""
    path = FOLDER / folder / f"{tool}.json"
    if not path.exists() or not loading.is_available(tool):
        return None
    return read(tool, path.read_text(encoding="utf-8"))


def voices_in(folder: str) -> dict[str, list[Answers]]:
    """Return by moment what invited people answer to the girouet, one note for each item."""
    path = FOLDER / folder / "voix.json"
    if not path.exists() or not loading.is_available("girouet"):
        return {}
    questionnaire = loading.current("girouet")
    written = json.loads(path.read_text(encoding="utf-8"))
    return {
        moment: [_voice(questionnaire, one) for one in many] for moment, many in written.items()
    }


def _voice(questionnaire: Questionnaire, written: Mapping[str, Any]) -> Answers:
    notes: Sequence[str] = written["notes"].replace(" ", "")
    measures: Mapping[str, list[str]] = written.get("mesures", {})
    return {
        item.key: Answer(
            value=None if note == UNKNOWN else int(note),
            unknown=note == UNKNOWN,
            measures=tuple(measures.get(item.key, ())),
        )
        for item, note in zip(questionnaire.items, notes, strict=True)
    }


def _tell(story: Story, project: Project, author: User, approver: User) -> None:
    for tool in TOOLS:
        if file := answers_in(story.folder, tool):
            _save(story, project, file, author)
    for moment, voices in voices_in(story.folder).items():
        _invite(project, moment, voices, author)
    for tool, moment, level in story.openings:
        if loading.is_available(tool):
            share(project, tool, moment, level, by=approver)


def _save(story: Story, project: Project, file: AnswerFile, author: User) -> None:
    for moment, answers in file.moments.items():
        takes = file.questionnaire.key == "radar" and moment == story.from_girouet
        row = save(
            project, Given(file.questionnaire, moment, answers, takes_girouet=takes), by=author
        )
        if story.is_written and row.tool == "empreinte":
            _write(project, row, file, author)


def _write(project: Project, row: Evaluation, file: AnswerFile, author: User) -> None:
    text = text_of(result(file.questionnaire, file.moments[WHOLE]), row)
    agreed = Agreed(text=text, before=present_text(project.draft))
    write_to_draft(project, agreed, text=text, by=author)
    set_state(project, State.PUBLISHED, by=None)


def _invite(project: Project, moment: str, voices: Sequence[Answers], author: User) -> None:
    invitation, _token = invite(project, "girouet", moment, by=author)
    for answers in voices:
        answer(invitation, Given(loading.current("girouet"), moment, answers), key=new_token())
    close(invitation, by=author)
    with suppress(TooFewToGatherError):  # four answers show what is hidden, too
        gather(project, "girouet", moment, by=author)
