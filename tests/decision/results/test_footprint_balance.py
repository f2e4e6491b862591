"""What a project saves in front of what it takes, and what follows."""

import pytest

from iatheque.decision.results.footprint_balance import WORDS, Verdict
from iatheque.decision.results.footprint_sentence import lines
from tests.decision.results.footprints import ASSISTANT, DAY, XEON, footprint, said

NO_NEED = (
    "Un moyen plus simple suffirait : c’est le choix le plus sobre. Aucune IA ne consomme moins "
    "que celle dont on se passe."
)
ABSTAIN = (
    "Mieux vaut s’abstenir, ou revoir le projet : il consommerait plus qu’il ne fait économiser."
)
POSITIVE = (
    "Un projet fait pour réduire des consommations doit avoir une balance positive : chiffrez et "
    "vérifiez l’économie attendue avant d’aller plus loin."
)
NOT_COVERED = (
    "Ses économies ne couvrent pas ce qu’il consomme : il faut une autre raison de le faire, et "
    "la dire."
)
COMMITTEE = (
    "Si cet impact vous paraît important, demandez l’avis d’un comité d’éthique, ou d’une instance "
    "indépendante, avant de décider."
)


@pytest.mark.parametrize(
    ("answers", "verdicts", "advice"),
    [
        ({}, [], [COMMITTEE]),
        ({"necessite": "non"}, [], [NO_NEED, COMMITTEE]),
        ({"climat": "oui"}, [], [POSITIVE]),
        ({"climat": "oui", "economie_kwh": "1"}, [Verdict.COSTS], [ABSTAIN, POSITIVE]),
        ({"climat": "oui", "economie_kwh": "100"}, [Verdict.SAVES], []),
        ({"climat": "non", "economie_kwh": "1"}, [Verdict.COSTS], [NOT_COVERED, COMMITTEE]),
        (
            {"economie_kwh": "100", "economie_kgco2": "0"},
            [Verdict.SAVES, Verdict.COSTS],
            [NOT_COVERED, COMMITTEE],
        ),
    ],
)
def test_what_is_saved_is_put_in_front_of_what_is_taken(
    answers: dict[str, str], verdicts: list[Verdict], advice: list[str]
) -> None:
    found = footprint(**XEON | answers).balance
    assert [one.verdict for one in found.comparisons] == verdicts
    assert [str(one) for one in found.advice] == advice


def test_savings_inside_the_range_conclude_nothing() -> None:
    found = footprint(**ASSISTANT)
    middle = str(round((found.energy.low + found.energy.high) / 2)).replace(".", ",")
    (one,) = footprint(**ASSISTANT | {"economie_kwh": middle}).balance.comparisons
    assert one.verdict is Verdict.UNSURE


def test_savings_are_counted_over_the_same_months() -> None:
    (one,) = footprint(**XEON | {"duree": "6", "economie_kgco2": "10"}).balance.comparisons
    assert one.saved == 5000


def test_expected_savings_are_told_with_their_source_and_what_follows() -> None:
    found = footprint(
        **XEON | {"economie_kwh": "100", "economie_kgco2": "0", "economie_source": "Étude 2025"}
    )
    assert said(found, "Énergie économisée") == [("100 kWh par an (source : Étude 2025)", False)]
    nameless = footprint(**XEON | {"economie_kgco2": "3"})
    assert said(nameless, "Émissions évitées") == [
        ("3 kg équivalent CO₂ par an (source : non indiquée)", False)
    ]
    text = [str(one).replace("\u00a0", " ") for one in lines(found, DAY)]
    assert [line for line in text if line.startswith("- Balance")] == [
        f"- Balance, {words}"
        for words in (
            "énergie : consommé, 2,13 kWh ; économisé, 100 kWh. " + WORDS[Verdict.SAVES],
            "émissions : consommé, 109 g ; économisé, 0 g. " + WORDS[Verdict.COSTS],
        )
    ]
    assert (str(nameless.balance.avoided_said), footprint(**XEON).balance.avoided_said) == (
        "3\u00a0kg",
        None,
    )


def test_what_is_not_counted_keeps_from_saying_that_a_project_saves() -> None:
    counted = {"preparation_heures": "3", "usage_heures": "1", "economie_kwh": "20"}
    machine = {"calculs": "machine", **counted}
    both = {"calculs": ["assistant", "machine"], **counted}
    cheap = machine | {"economie_kwh": "0,001"}
    verdicts = [footprint(**one).balance.comparisons[0].verdict for one in (machine, both, cheap)]
    assert verdicts == [Verdict.SAVES, Verdict.PARTIAL, Verdict.COSTS]
