"""Answers to a question set: read from a form or a file, checked, hidden ones cleared."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from iatheque.lib import dates
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from .questionnaire import UNKNOWN, Item, Kind, Option, Questionnaire

COMMENT_LENGTH = 2000
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")

Value = int | float | str | list[str] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to an item. `value` None with `unknown` is « ne sait pas »: a gap, no zero.

    A note is a whole number; a number is a float; a choice a string; choices a list of strings; a
    month is MM/AAAA.
    """

    value: Value = None
    unknown: bool = False
    comment: str = ""
    link: str = ""
    measures: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing at all was said."""
        return self == Answer()


Answers = Mapping[str, Answer]
NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Reading:
    """Answers that could be read, and what is wrong with the others, by item."""

    answers: dict[str, Answer]
    errors: dict[str, Message]


def of_form(questionnaire: Questionnaire, posted: Mapping[str, list[str]]) -> Reading:
    """Read a posted form: `item`, `item.commentaire`, `item.lien`, `item.mesures` by item key."""
    answers: dict[str, Answer] = {}
    errors: dict[str, Message] = {}
    for item in questionnaire.items:
        try:
            answer = _of_fields(questionnaire, item, posted)
        except _UnreadableError as error:
            errors[item.key] = error.message
        else:
            if not answer.is_empty:
                answers[item.key] = answer
    return Reading(_asked(questionnaire, answers), errors)


def of_json(questionnaire: Questionnaire, stored: Any) -> Reading:
    """Read what `to_json` wrote, or a file that somebody kept; never raises."""
    posted: dict[str, list[str]] = {}
    for key, answer in stored.items() if isinstance(stored, dict) else ():
        if key in questionnaire.by_key and isinstance(answer, dict):
            posted |= _as_fields(key, answer)
    return of_form(questionnaire, posted)


def to_json(answers: Answers) -> dict[str, Any]:
    """Return answers as stored, and as people take them away."""
    return {key: _filled(asdict(answer)) for key, answer in answers.items()}


def to_form(answers: Answers) -> dict[str, list[str]]:
    """Return answers as a form posts them: the texts of each field, by name."""
    posted: dict[str, list[str]] = {}
    for key, answer in answers.items():
        posted |= _as_fields(key, asdict(answer))
    return posted


def is_asked(item: Item, answers: Answers) -> bool:
    """True when the answers so far make `item` a question."""
    return all(
        set(condition.among) & set(_chosen(answers.get(condition.item, NOTHING)))
        for condition in item.conditions
    )


def asked_items(questionnaire: Questionnaire, answers: Answers) -> list[Item]:
    """Return the items that these answers leave to answer, in order."""
    return [item for item in questionnaire.items if is_asked(item, answers)]


class _UnreadableError(Exception):
    def __init__(self, why: Message) -> None:
        self.message = why


def _asked(questionnaire: Questionnaire, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Clear what is no longer asked, in order: an item hidden by another hides its own."""
    kept: dict[str, Answer] = {}
    for item in questionnaire.items:
        if item.key in answers and is_asked(item, kept):
            kept[item.key] = answers[item.key]
    return kept


def _chosen(answer: Answer) -> Iterable[str]:
    if answer.unknown:
        return (UNKNOWN,)
    if isinstance(answer.value, list):
        return answer.value
    return () if answer.value is None else (str(answer.value),)


def _of_fields(questionnaire: Questionnaire, item: Item, posted: Mapping[str, list[str]]) -> Answer:
    raws = [raw.strip() for raw in posted.get(item.key, []) if raw.strip()]
    unknown = UNKNOWN in raws
    proposed = {option.value for option in questionnaire.measures}
    return Answer(
        value=None if unknown or not raws else _READERS[item.kind](questionnaire, item, raws),
        unknown=unknown,
        comment=_last(posted, f"{item.key}.commentaire")[:COMMENT_LENGTH],
        link=_link(_last(posted, f"{item.key}.lien")),
        measures=tuple(
            dict.fromkeys(one for one in posted.get(f"{item.key}.mesures", []) if one in proposed)
        ),
    )


def _last(posted: Mapping[str, list[str]], name: str) -> str:
    return (posted.get(name) or [""])[-1].replace("\x00", "").strip()


def _link(raw: str) -> str:
    if not raw:
        return ""
    try:
        parts = urlsplit(raw)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(raw) > COMMENT_LENGTH:
        raise _UnreadableError(message(N_("Le lien doit commencer par https:// ou http://.")))
    return raw


def _choice(questionnaire: Questionnaire, item: Item, raws: list[str]) -> str:
    found = _known(questionnaire.options_of(item), raws[-1:])
    if not found:
        raise _UnreadableError(message(N_("Choisissez une des réponses proposées.")))
    return found[0]


def _choices(questionnaire: Questionnaire, item: Item, raws: list[str]) -> list[str]:
    return _known(questionnaire.options_of(item), raws)


def _known(options: Iterable[Option], raws: list[str]) -> list[str]:
    return [option.value for option in options if option.value in raws]


def _note(questionnaire: Questionnaire, item: Item, raws: list[str]) -> int:
    return int(_choice(questionnaire, item, raws))


def _number(_questionnaire: Questionnaire, item: Item, raws: list[str]) -> float:
    raw = re.sub(r"\s", "", raws[-1])
    if not _NUMBER.fullmatch(raw) or not math.isfinite(found := float(raw.replace(",", "."))):
        raise _UnreadableError(message(N_("Écrivez un nombre, par exemple 12 ou 7,5.")))
    if item.minimum is not None and found < item.minimum:
        raise _UnreadableError(
            message(N_("Le plus petit nombre possible est %(m)s."), m=exactly(item.minimum))
        )
    if item.maximum is not None and found > item.maximum:
        raise _UnreadableError(
            message(N_("Le plus grand nombre possible est %(m)s."), m=exactly(item.maximum))
        )
    return found


def _text(_questionnaire: Questionnaire, _item: Item, raws: list[str]) -> str:
    return raws[-1].replace("\x00", "")[:COMMENT_LENGTH]


def _month(_questionnaire: Questionnaire, _item: Item, raws: list[str]) -> str:
    found = dates.parse_month(raws[-1])
    if found is None:
        raise _UnreadableError(message(N_("Écrivez le mois et l’année, par exemple 09/2026.")))
    return found


_READERS: dict[Kind, Callable[[Questionnaire, Item, list[str]], Value]] = {
    Kind.NOTE: _note,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.MONTH: _month,
}


def _as_fields(key: str, answer: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        key: [UNKNOWN] if answer.get("unknown") is True else _words(answer.get("value")),
        f"{key}.commentaire": _words(answer.get("comment")),
        f"{key}.lien": _words(answer.get("link")),
        f"{key}.mesures": _words(answer.get("measures")),
    }


def _words(found: Any) -> list[str]:
    """Return the words of a JSON value: of a list, those of each; of anything else, none."""
    if isinstance(found, bool) or found is None:
        return []
    if isinstance(found, list | tuple):
        return [word for one in found[:100] for word in _words(one)]
    if isinstance(found, float):
        return [str(int(found) if found.is_integer() else found).replace(".", ",")]
    if isinstance(found, str):
        return [found.encode(errors="ignore").decode()]  # half a character cannot be written
    return [str(found)] if isinstance(found, int) else []


def _filled(answer: dict[str, Any]) -> dict[str, Any]:
    """Leave out what was not said; a zero was said (it equals False, but is not it)."""
    return {
        name: value
        for name, value in answer.items()
        if value is not None and value is not False and value not in ("", ())
    }
