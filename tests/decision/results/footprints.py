"""Answers to the footprint, and what a result says of its hypotheses."""

from datetime import date

from iatheque.decision import loading
from iatheque.decision.answers import of_form
from iatheque.decision.results.footprint import Footprint, result

DAY = date(2026, 11, 21)
# The published vector: 12 h, 12 cores at 7,5 W, 64 GB, PUE 1,56, in France.
XEON = {
    "calculs": "machine",
    "machine": "serveur",
    "preparation_heures": "12",
    "usage_heures": "0",
    "coeurs": "12",
    "watts_coeur": "7,5",
    "electricite": "france",
}
ASSISTANT = {
    "calculs": "assistant",
    "demandes": "200",
    "longueur": "moyenne",
    "modele": "grand",
    "electricite": "france",
}


def footprint(**answers: str | list[str]) -> Footprint:
    questionnaire = loading.current("empreinte")
    posted = {key: one if isinstance(one, list) else [one] for key, one in answers.items()}
    reading = of_form(questionnaire, posted)
    assert reading.errors == {}
    return result(questionnaire, reading.answers)


def said(found: Footprint, label: str) -> list[tuple[str, bool]]:
    """Return the values of the hypotheses of that label, and whether nobody gave them."""
    everything = [one for each in found.estimates for one in each.hypotheses]
    return [
        (str(one.value).replace("\u00a0", " ").replace("\u202f", " "), one.is_default)
        for one in (*everything, *found.hypotheses, *found.balance.expected)
        if one.label == label
    ]
