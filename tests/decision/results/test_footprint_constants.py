"""What stands for a missing answer, and the constants behind each choice."""

from fnmatch import fnmatch

import pytest

from iatheque.decision import constants, loading
from iatheque.decision.answers import of_form
from iatheque.decision.results import inference
from iatheque.decision.results.footprint import result
from tests.decision.results.footprints import XEON


def test_each_version_of_the_questions_has_its_own_constants() -> None:
    """New constants come as new files with new questions: nothing here follows the latest."""
    for version in range(1, loading.current("empreinte").version + 1):
        presets = constants.presets(version)
        assert presets["version"] == str(version)
        assert presets["green_algorithms"] in constants.GREEN_ALGORITHMS_VERSIONS
    questionnaire = loading.load("empreinte", 1)
    reading = of_form(questionnaire, {key: [one] for key, one in XEON.items()})
    kept = result(questionnaire, reading.answers)
    assert (kept.source.version, kept.estimates[0].method) == ("3.0", "Green Algorithms 3.0")


@pytest.mark.parametrize("version", constants.GREEN_ALGORITHMS_VERSIONS)
def test_whatever_may_be_chosen_has_its_constants(version: str) -> None:
    items = loading.load("empreinte", 1).by_key
    options = {key: {one.value for one in items[key].options} for key in items}
    presets, found = constants.presets(1), constants.green_algorithms(version)
    assert set(presets["machines"]) == options["machine"]
    assert set(presets["models"]) == options["modele"] - {"nomme", "taille"} | {"inconnu"}
    assert set(presets["answers_tokens"]) == options["longueur"] | {"inconnue"}
    assert options["carte"] <= set(found.gpu_watts)
    # An older version does not know every provider: an ordinary place is then taken, and said.
    assert options["hebergeur"] >= set(found.pue) - {"poste"}


def test_the_three_french_figures_are_those_of_their_sources() -> None:
    figures = {
        one["key"]: one["grams_per_kwh"] for one in constants.presets(1)["french_intensities"]
    }
    assert figures == {
        "aib": constants.green_algorithms("3.0").intensities["france"].grams_per_kwh,
        "codecarbon": 56.039,
        "ecologits": pytest.approx(inference.mix("FRA").gwp * 1000),
    }


def test_a_very_large_model_spans_what_the_library_supposes_but_for_the_pro_ones() -> None:
    guessed = [
        one
        for one in inference.models().values()
        if one.is_estimated and one.total.low >= 300 and not fnmatch(one.name, "gpt-*-pro*")
    ]
    preset = constants.presets(1)["models"]["tres_grand"]
    assert preset["total"] == [
        min(one.total.low for one in guessed),
        max(one.total.high for one in guessed),
    ]
    assert preset["active"] == [
        min(one.active.low for one in guessed),
        max(one.active.high for one in guessed),
    ]
