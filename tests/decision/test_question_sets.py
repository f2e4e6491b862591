"""Radar and girouet against their source: names, scale, and a question of ours for each of its own.

The tables are those of the reference (domain.md, sections 4 and 5), counted by hand.
"""

import re

import pytest

from iatheque.decision.loading import current
from iatheque.decision.questionnaire import Item, Pole, Questionnaire

SCALE = [
    "prédominance des impacts négatifs",
    "déséquilibre négatif entre les avantages et les inconvénients perçus",
    "impacts positifs majoritaires mais à nuancer",
    "impacts positifs prédominants",
]
# By sheet and item: how many questions lean down, lean up, stay open.
GIROUET = {
    "L’impact sur l’engagement au travail": {
        "Autonomie": (2, 1, 0),
        "Savoir-faire": (1, 1, 0),
        "Sens du travail": (3, 2, 0),
    },
    "L’impact sur la qualité de vie et les conditions de travail (QVCT)": {
        "Reconnaissance": (2, 3, 0),
        "Relations sociales": (3, 1, 0),
        "Santé mentale au travail": (4, 1, 0),
    },
    "L’impact sur l’organisation du travail": {
        "Partage du travail": (2, 1, 0),
        "Transformation des métiers": (2, 2, 0),
        "Coopération entre agents": (1, 3, 0),
    },
    "L’impact sur le rôle des managers": {
        "Légitimité de l’encadrant": (3, 1, 0),
        "Responsabilité de l’encadrant": (2, 0, 5),
        "Prise de décision": (5, 2, 1),
    },
}
# By quadrant, the criteria and how many things the source says to ask of each; the criteria of the
# last two quadrants are an adaptation.
RADAR = {
    "Une IA utile": {
        "L’utilité": 7,
        "L’opportunité politique": 3,
        "La cohérence territoriale": 3,
    },
    "Une IA de confiance": {
        "Le contrôle des biais et des erreurs": 6,
        "Transparence et souveraineté": 4,
        "Protection de la vie privée": 6,
    },
    "Une IA frugale": {
        "Nécessité du recours à l’IA": 2,
        "Sobriété des données et des calculs": 3,
        "Balance environnementale bénéfices/impacts": 3,
    },
    "Une IA capacitante": {
        "Engagement au travail": 2,
        "Qualité de vie et conditions de travail": 1,
        "Organisation du travail": 1,
        "Rôle des managers": 1,
    },
}
MOMENTS = {
    "radar": ["En amont", "Préparation", "Mise en production"],
    "girouet": ["En amont", "En cours de projet", "En fin de projet"],
}
# Words that would speak of one person as a man.
_MALE = re.compile(
    r"\b(moins fier|débarrassé|libéré|dépossédé|remplacé|formé|reconnu|le seul|un expert|"
    r"décisionnaire|usagers|habitants|élus|citoyens|utilisateurs|collaborateurs|délégué)\b"
)


def poles(item: Item) -> tuple[int, ...]:
    found = [question.pole for question in item.questions]
    return tuple(found.count(pole) for pole in (Pole.MINUS, Pole.PLUS, Pole.OPEN))


def test_the_girouet_has_each_item_and_each_question_of_its_source_on_its_side() -> None:
    assert {
        group.label: {item.label: poles(item) for item in group.items}
        for group in current("girouet").groups
    } == GIROUET


def test_the_radar_has_each_criterion_and_each_question_of_its_source() -> None:
    groups = current("radar").groups
    assert {
        group.label: {item.label: len(item.questions) for item in group.items} for group in groups
    } == RADAR
    assert [group.adaptation for group in groups] == [False, False, True, True]
    assert all(item.adaptation == group.adaptation for group in groups for item in group.items)


@pytest.mark.parametrize("key", ["radar", "girouet"])
def test_scale_moments_and_credit_are_those_of_the_source(key: str) -> None:
    found = current(key)
    assert [(one.value, one.label) for one in found.scale] == [
        (str(note), label) for note, label in enumerate(SCALE, start=1)
    ]
    assert [one.label for one in found.moments] == MOMENTS[key]
    assert found.credit.startswith("Adapté d")
    assert set(re.findall("CIVITEO|Data Publica", found.credit)) == {"CIVITEO", "Data Publica"}
    assert found.licence_url == "https://creativecommons.org/licenses/by-nc/4.0/deed.fr"
    assert all(source.verified_on for source in found.sources)


def test_each_item_of_the_girouet_has_measures_to_propose() -> None:
    found = current("girouet")
    assert [one.label for one in found.measures] == [
        "Actions de formation",
        "Processus d’appropriation des enjeux",
        "Méthodologie d’expérimentation",
        "Observatoire des impacts des systèmes d’IA",
    ]
    assert all(item.measures for item in found.items)
    assert {key for item in found.items for key in item.measures} == {
        one.value for one in found.measures
    }


@pytest.mark.parametrize("key", ["radar", "girouet"])
def test_nobody_is_spoken_of_as_a_man(key: str) -> None:
    assert [text for text in texts(current(key)) if _MALE.search(text)] == []


def texts(questionnaire: Questionnaire) -> list[str]:
    """Return the words that are ours: labels are those of the source."""
    items = [question.text for item in questionnaire.items for question in item.questions]
    helps = [item.help for item in questionnaire.items]
    leads = [group.lead for group in questionnaire.groups]
    return [questionnaire.introduction, *leads, *helps, *items]
