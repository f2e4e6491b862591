"""Green Algorithms: the vectors of the source to four digits, and what must hold of any answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision import constants
from iatheque.decision.results.green_algorithms import (
    Hardware,
    Period,
    emissions,
    energy,
    equivalents,
    over_months,
    watts,
    with_trials,
)

V3 = constants.green_algorithms("3.0")
V2 = constants.green_algorithms("2.2")
XEON = Hardware(cores=12, watts_per_core=V3.cpu_watts_per_core["xeon_e5_2683_v4"], memory_gb=64)
A100 = Hardware(
    cores=0, watts_per_core=0, memory_gb=64, gpus=1, watts_per_gpu=V3.gpu_watts["a100_40"]
)
POSITIVE = st.floats(0, 1e6)


def four(value: float) -> str:
    """Return four significant digits."""
    return f"{value:.4g}"


def test_twelve_hours_of_twelve_cores_are_as_published() -> None:
    power = watts(XEON, V3.pue["inconnu"].value, V3)
    kwh = energy(12, power)
    grams = emissions(kwh, V3.intensities["france"].grams_per_kwh)
    assert power == pytest.approx(177.5904)
    assert kwh == pytest.approx(2.1310848)
    assert grams == pytest.approx(109.28, abs=0.005)
    assert emissions(kwh, V3.intensities["monde"].grams_per_kwh) == pytest.approx(1012.27, abs=0.01)
    assert four(equivalents(grams, V3)["arbre_mois"]) == "0.1192"


def test_the_same_under_the_older_version_is_as_published() -> None:
    kwh = energy(12, watts(XEON, V2.pue["inconnu"].value, V2))
    assert kwh == pytest.approx(2.2813536)
    assert emissions(kwh, V2.intensities["france"].grams_per_kwh) == pytest.approx(
        116.99, abs=0.005
    )


def test_hundred_hours_of_a_graphics_card_are_as_published() -> None:
    kwh = energy(100, watts(A100, V3.pue["inconnu"].value, V3))
    assert kwh == pytest.approx(42.71904)
    assert emissions(kwh, V3.intensities["france"].grams_per_kwh) == pytest.approx(
        2190.63, abs=0.005
    )


@pytest.mark.parametrize(
    ("period", "every", "months", "found"),
    [
        (Period.DAY, 1, 1, 30),
        (Period.DAY, 2, 12, 180),
        (Period.WEEK, 1, 1, 4),
        (Period.WEEK, 1, 12, 48),
        (Period.MONTH, 1, 12, 12),
        (Period.MONTH, 3, 12, 4),
        (Period.YEAR, 1, 12, 1),
        (Period.YEAR, 2, 12, 0.5),
    ],
)
def test_what_comes_back_is_counted_by_month_as_in_the_source(
    period: Period, every: float, months: float, found: float
) -> None:
    assert over_months(1, period, every, months, V3) == pytest.approx(found)


def test_trials_and_new_trainings_are_parts_of_the_first() -> None:
    assert with_trials(10, trials=0.5, retraining=0.1, times=12) == pytest.approx(27)


def test_equivalents_count_whole_things() -> None:
    whole = dict(V3.equivalents)
    for key, grams in whole.items():
        assert equivalents(grams, V3)[key] == 1


@given(st.builds(Hardware, POSITIVE, POSITIVE, POSITIVE, POSITIVE, POSITIVE), POSITIVE, POSITIVE)
def test_more_hours_never_cost_less_and_none_cost_nothing(
    hardware: Hardware, hours: float, more: float
) -> None:
    power = watts(hardware, 1.2, V3)
    assert energy(0, power) == 0
    assert energy(hours, power) <= energy(hours + more, power)


@given(st.floats(1, 3), st.floats(0, 1))
def test_a_better_place_and_a_lighter_use_never_cost_more(pue: float, use: float) -> None:
    lighter = Hardware(12, 7.5, 64, 1, 250, cpu_use=use, gpu_use=use)
    full = Hardware(12, 7.5, 64, 1, 250)
    assert watts(lighter, 1, V3) <= watts(lighter, pue, V3) <= watts(full, pue, V3)


@given(POSITIVE, st.floats(0, 1000))
def test_a_kilowatt_hour_is_a_thousand_watts_for_an_hour(kwh: float, intensity: float) -> None:
    assert energy(kwh, 1000) == pytest.approx(kwh)
    assert emissions(energy(kwh, 1000), intensity) == pytest.approx(kwh * intensity)
