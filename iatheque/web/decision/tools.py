"""The shelf of the tools: what each is for, when, how long it takes, whose work it comes from."""

from typing import NamedTuple

from iatheque.decision import loading
from iatheque.decision.questionnaire import Questionnaire
from iatheque.lib.messages import N_


class Card(NamedTuple):
    """A tool on the home page; `key` names its question set, empty when it has none."""

    view: str
    key: str
    title: str
    purpose: str
    when: str
    duration: str


CARDS = (
    Card(
        "decision:radar",
        "radar",
        N_("Radar de décision"),
        N_("Décider à plusieurs d’engager, de poursuivre ou d’arrêter un projet d’IA."),
        N_("Avant de commencer, pendant la préparation, avant la mise en service"),
        N_("30 minutes, à plusieurs"),
    ),
    Card(
        "decision:girouet",
        "girouet",
        N_("Girouet"),
        N_("Regarder ce que le projet change au travail des agents, et en parler avec eux."),
        N_("Avant de décider, en cours de projet, puis pour en rendre compte"),
        N_("20 minutes par personne"),
    ),
    Card(
        "decision:qualification",
        "qualification",
        N_("Qualification juridique"),
        N_("Savoir quelles règles concernent sans doute le projet, et quoi préparer."),
        N_("Avant de décider, puis à chaque changement du projet"),
        N_("15 minutes"),
    ),
)


def available() -> list[tuple[Card, Questionnaire | None]]:
    """Return the tools that this site may show, each with its question set."""
    return [
        (card, loading.current(card.key) if card.key else None)
        for card in CARDS
        if not card.key or loading.is_available(card.key)
    ]
