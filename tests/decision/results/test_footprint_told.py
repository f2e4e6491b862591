"""The footprint as it is told: equivalents, text, file, pictures."""

import pytest

from iatheque.decision.pictures.footprint import bars, picture, scenarios
from iatheque.decision.results import footprint_file
from iatheque.decision.results.footprint_sentence import lines
from iatheque.decision.results.quantities import CARBON, ENERGY, written
from tests.decision.results.footprints import ASSISTANT, DAY, XEON, footprint


def test_equivalents_leave_out_flights_that_say_nothing() -> None:
    small = [one.key for one in footprint(**XEON).equivalents]
    large = [one.key for one in footprint(**XEON | {"repetitions": "100000"}).equivalents]
    assert small == ["arbre_mois", "voiture_km", "train_km", "video_heure"]
    assert len(large) == 8
    trees = footprint(**XEON).equivalents[0]
    assert (f"{trees.number.low:.3f}", str(trees.number_said)) == ("0.119", "0,12")


def test_the_text_to_write_says_values_methods_hypotheses_limits_and_day() -> None:
    both = XEON | ASSISTANT | {"calculs": ["assistant", "machine"]}
    found = footprint(**both)
    text = [str(one).replace("\u00a0", " ") for one in lines(found, DAY)]
    energy, carbon = written(found.energy, ENERGY), written(found.carbon, CARBON)
    assert text[0].startswith(
        f"Sur 12 mois : {energy} ; {carbon} équivalent CO₂ ; eau : ".replace("\u00a0", " ")
    )
    assert [line for line in text if line.startswith("Green")] == [
        "Green Algorithms 3.0 (Préparation de l’outil, Usage de la machine)."
    ]
    assert "- Durée comptée : 12 mois, faute de réponse." in text
    assert text[-2].startswith("Limites : ")
    assert text[-1] == "Estimé le 21/11/2026 avec l’outil « Empreinte » (questions, version 1)."
    hypotheses = [one for each in found.estimates for one in each.hypotheses] + [*found.hypotheses]
    assert len([line for line in text if line.startswith("- ")]) == len(hypotheses)


def test_without_water_the_text_says_none() -> None:
    assert str(lines(footprint(**XEON), DAY)[0]).replace("\u00a0", " ") == (
        "Sur 12 mois : 2,13 kWh ; 109 g équivalent CO₂."
    )


def test_the_file_holds_values_and_hypotheses() -> None:
    found = footprint(**XEON)
    kept = footprint_file.write(found, DAY)
    assert kept["energie_kwh"] == [pytest.approx(2.1310848)] * 2
    assert (kept["calcule_le"], kept["mois"], kept["eau_l"]) == ("2026-11-21", 12, None)
    (method,) = kept["methodes"]
    assert method["methode"] == "Green Algorithms 3.0"
    assert [one["nom"] for one in method["hypotheses"]] == [
        one.label for one in found.estimates[0].hypotheses
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"calcule_le": "2020-01-01"}, True),
        ({"emissions_gco2e": [109.0, 110.0]}, False),
        ({"eau_l": [1.0, 2.0]}, False),
        ({"methodes": []}, False),
    ],
)
def test_a_file_agrees_until_a_method_or_an_amount_changes(
    changes: dict[str, object], *, expected: bool
) -> None:
    found = footprint(**XEON)
    assert footprint_file.agrees(footprint_file.write(found, DAY) | changes, found) is expected


def test_the_picture_says_in_words_what_it_draws() -> None:
    found = footprint(
        **XEON | ASSISTANT | {"calculs": ["assistant", "machine"], "economie_kgco2": "10"}
    )
    drawn = picture(found)
    assert drawn.count('class="area"') == 5
    assert drawn.count('class="spread"') == 2
    assert "Préparation de l’outil : 109" in drawn
    assert "Émissions évitées : 10" in drawn
    assert scenarios(found).count('class="area"') == 4


def test_a_single_part_has_no_sum() -> None:
    drawn = picture(footprint(**ASSISTANT))
    assert ("Assistant de texte" in drawn, "En tout" in drawn) == (True, False)


def test_a_picture_of_nothing_is_drawn_all_the_same() -> None:
    nothing = picture(footprint(**XEON | {"preparation_heures": "0"}))
    assert nothing.count('width="0.0"') == 3
    assert "<rect" not in bars("vide", "Vide", [])
