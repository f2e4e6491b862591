"""What the shared form of a question set writes: its groups, its items, what was typed in each."""

from collections.abc import Mapping
from typing import NamedTuple

from iatheque.decision.answers import Answers, is_asked
from iatheque.decision.questionnaire import UNKNOWN, Group, Item, Kind, Option, Pole, Questionnaire
from iatheque.lib.messages import N_, Message

Posted = Mapping[str, list[str]]
POLES = {
    Pole.MINUS: ("−", N_("Ce qui tire la note vers le bas")),
    Pole.PLUS: ("+", N_("Ce qui tire la note vers le haut")),
    Pole.OPEN: ("○", N_("À se demander")),
}
SHOWN = "posee"  # names the conditional items that the page showed


class Guide(NamedTuple):
    """The guiding questions of one pole: its sign, its words, and the questions."""

    sign: str
    words: str
    questions: list[str]


class Choice(NamedTuple):
    """One thing to tick."""

    value: str
    label: str
    help: str
    is_chosen: bool


class Asked(NamedTuple):
    """An item as the form shows it."""

    item: Item
    choices: list[Choice]
    guides: list[Guide]
    typed: str
    comment: str
    link: str
    proposed: list[Choice]
    others: list[Choice]
    error: Message | None

    @property
    def is_ticked(self) -> bool:
        """True when it is answered with boxes, false when something is typed."""
        return self.item.kind in {Kind.NOTE, Kind.CHOICE, Kind.CHOICES}

    @property
    def is_unknown(self) -> bool:
        """True when « ne sait pas » was ticked."""
        return self.typed == UNKNOWN or any(
            one.is_chosen for one in self.choices if one.value == UNKNOWN
        )

    @property
    def has_proof(self) -> bool:
        """True when a comment or a link is filled, or wrong: the page opens them."""
        return bool(self.comment or self.link or self.error)

    @property
    def has_measures(self) -> bool:
        """True when a measure is ticked."""
        return any(one.is_chosen for one in (*self.proposed, *self.others))


class Part(NamedTuple):
    """A group and those of its items that are asked."""

    group: Group
    items: list[Asked]


def parts(
    questionnaire: Questionnaire,
    answers: Answers,
    posted: Posted,
    errors: Mapping[str, Message],
) -> list[Part]:
    """Return the form, filled with what was typed, whether it could be read or not."""
    shown = [
        Part(
            group,
            [
                _asked(questionnaire, item, posted, errors.get(item.key))
                for item in group.items
                if is_asked(item, answers)
            ],
        )
        for group in questionnaire.groups
    ]
    return [part for part in shown if part.items]


def opened(questionnaire: Questionnaire, answers: Answers, posted: Posted) -> list[Item]:
    """Return the items that these answers open and that the page had not shown."""
    seen = posted.get(SHOWN, [])
    return [
        item
        for item in questionnaire.items
        if item.conditions and item.key not in seen and is_asked(item, answers)
    ]


def _asked(
    questionnaire: Questionnaire, item: Item, posted: Posted, error: Message | None
) -> Asked:
    typed = posted.get(item.key, [])
    ticked = posted.get(f"{item.key}.mesures", [])
    measures = [_choice(one, ticked) for one in questionnaire.measures]
    proposed = [one for one in measures if one.value in item.measures]
    return Asked(
        item=item,
        choices=[
            _choice(one, typed)
            for one in (*questionnaire.options_of(item), Option(UNKNOWN, N_("Ne sait pas")))
        ],
        guides=_guides(item),
        typed=(typed or [""])[-1],
        comment=(posted.get(f"{item.key}.commentaire") or [""])[-1],
        link=(posted.get(f"{item.key}.lien") or [""])[-1],
        proposed=proposed,
        others=[one for one in measures if one not in proposed],
        error=error,
    )


def _choice(option: Option, ticked: list[str]) -> Choice:
    return Choice(option.value, option.label, option.help, option.value in ticked)


def _guides(item: Item) -> list[Guide]:
    by_pole = {pole: [one.text for one in item.questions if one.pole is pole] for pole in POLES}
    return [Guide(*POLES[pole], questions) for pole, questions in by_pole.items() if questions]
