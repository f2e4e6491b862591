"""Two people saved the same evaluation: what each answered, item by item."""

from typing import NamedTuple

from iatheque.decision.answers import NOTHING, Answer, Answers
from iatheque.decision.questionnaire import Item, Questionnaire
from iatheque.lib.figures import exactly
from iatheque.web.typography import gettext


class Difference(NamedTuple):
    """The two answers to one item, in words."""

    item: Item
    mine: str
    theirs: str


def differences(questionnaire: Questionnaire, mine: Answers, theirs: Answers) -> list[Difference]:
    """Return the items that the two answer otherwise."""
    return [
        Difference(
            item,
            _words(questionnaire, item, mine.get(item.key, NOTHING)),
            _words(questionnaire, item, theirs.get(item.key, NOTHING)),
        )
        for item in questionnaire.items
        if mine.get(item.key, NOTHING) != theirs.get(item.key, NOTHING)
    ]


def _words(questionnaire: Questionnaire, item: Item, answer: Answer) -> str:
    labels = {one.value: one.label for one in questionnaire.options_of(item)}
    given = answer.value if isinstance(answer.value, list) else [answer.value]
    said = [
        exactly(one) if isinstance(one, float) else str(labels.get(str(one), one))
        for one in given
        if one is not None
    ]
    if answer.unknown:
        said.append(gettext("ne sait pas"))
    measures = {one.value: one.label for one in questionnaire.measures}
    said += [measures[one] for one in answer.measures]
    said += [text for text in (answer.comment, answer.link) if text]
    return " · ".join(said) or gettext("(sans réponse)")
