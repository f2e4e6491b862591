"""The answers to a question set, by moment, as one JSON file that people keep and bring back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from iatheque.lib.messages import N_, Message, message

from . import loading
from .answers import Answers, of_json, to_json
from .questionnaire import Questionnaire

SIZE_LIMIT = 200_000
WHOLE = ""  # the only moment of a question set that has none


class UnreadableFileError(Exception):
    """The file cannot be used; `message` says why, and what to do."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.message = why


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """The answers given to one version of a question set, by moment (`WHOLE` without moments).

    `unread` are the labels of the questions whose answer the file writes in a way nobody can read.
    """

    questionnaire: Questionnaire
    moments: Mapping[str, Answers] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def with_answers(self, moment: str, answers: Answers) -> "AnswerFile":
        """Return the file with the answers of `moment` replaced; other moments stay."""
        return AnswerFile(self.questionnaire, in_order(self, {**self.moments, moment: answers}))


def moments_of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the keys of its moments, in order; `WHOLE` alone when it has none."""
    return tuple(one.value for one in questionnaire.moments) or (WHOLE,)


def in_order(file: AnswerFile, found: Mapping[str, Answers]) -> dict[str, Answers]:
    """Return answers by moment in the order of the question set, unknown moments left out."""
    return {one: found[one] for one in moments_of(file.questionnaire) if one in found}


def write(file: AnswerFile) -> dict[str, Any]:
    """Return the file as JSON data; `read` takes it back whole."""
    return {
        "outil": file.questionnaire.key,
        "version": file.questionnaire.version,
        "reponses": {moment: to_json(answers) for moment, answers in file.moments.items()},
    }


def read(key: str, content: bytes | str) -> AnswerFile:
    """Read what `write` wrote for the question set `key`; raises `UnreadableFileError`.

    An answer that cannot be read is left out, and told; the version is the one of the file.
    """
    if len(content) > SIZE_LIMIT:
        raise UnreadableFileError(message(N_("Ce fichier est trop lourd : 200 ko au plus.")))
    found = _parsed(content)
    if found.get("outil") != key:
        raise UnreadableFileError(
            message(N_("Ce fichier vient d’un autre outil. Choisissez celui que vous avez gardé."))
        )
    questionnaire = _questionnaire(key, found.get("version"))
    stored = found.get("reponses")
    moments = stored if isinstance(stored, dict) else {}
    readings = {
        moment: of_json(questionnaire, moments[moment])
        for moment in moments_of(questionnaire)
        if moment in moments
    }
    wrong = {key for reading in readings.values() for key in reading.errors}
    return AnswerFile(
        questionnaire,
        {moment: reading.answers for moment, reading in readings.items()},
        tuple(item.label for item in questionnaire.items if item.key in wrong),
    )


def _parsed(content: bytes | str) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UnreadableFileError(
            message(N_("Ce fichier n’est pas celui que cet outil donne à télécharger (JSON)."))
        )
    return found


def _questionnaire(key: str, version: object) -> Questionnaire:
    try:
        return loading.load(key, version if type(version) is int else 0)
    except loading.UnknownQuestionnaireError as error:
        raise UnreadableFileError(
            message(N_("Ce fichier vient d’une version que ce site ne connaît pas."))
        ) from error
