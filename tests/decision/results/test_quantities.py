"""Quantities in words: few figures, the unit that suits, French numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.results.quantities import (
    CARBON,
    ENERGY,
    PLAIN,
    WATER,
    Units,
    figure,
    written,
)
from iatheque.decision.results.ranges import Range


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (2.1310848, "2,13"),
        (1012.27, "1\u202f010"),
        (0.0011999, "0,0012"),
        (999.9, "1\u202f000"),
        (10, "10"),
        (1e9, "1\u202f000\u202f000\u202f000"),
    ],
)
def test_a_number_keeps_three_figures(value: float, said: str) -> None:
    assert figure(value) == said


@pytest.mark.parametrize(
    ("quantity", "units", "said"),
    [
        (Range.of(2.1310848), ENERGY, "2,13 kWh"),
        (Range.of(0.05), ENERGY, "50 Wh"),
        (Range(0.84, 5400), ENERGY, "de 0,84 à 5 400 kWh"),
        (Range(2.131, 2.1312), ENERGY, "2,1 kWh"),
        (Range(9440, 15400), CARBON, "de 9,4 à 15 kg"),
        (Range(0.84, 5.44), ENERGY, "de 840 à 5 400 Wh"),
        (Range(78.1, 1530), ENERGY, "de 78 à 1 500 kWh"),
        (Range.of(4957.9), ENERGY, "4 960 kWh"),
        (Range(184_000, 11_700_000), CARBON, "de 0,18 à 12 t"),
        (Range(83.5, 6380), WATER, "de 84 à 6 400 L"),
        (Range(83.5, 63800), WATER, "de 84 L à 64 m³"),
        (Range.of(0), CARBON, "0 g"),
        (Range(0, 15400), CARBON, "de 0 à 15 kg"),
        (Range.of(1e-9), WATER, "0,000001 mL"),
        (Range(10.3, 16.8), PLAIN, "de 10 à 17"),
    ],
)
def test_a_quantity_takes_the_unit_that_suits_it(quantity: Range, units: Units, said: str) -> None:
    assert str(written(quantity, units)).translate({0xA0: " ", 0x202F: " "}) == said


@given(st.floats(0, 1e15))
def test_no_quantity_breaks_its_writing(value: float) -> None:
    assert str(written(Range(0, value), ENERGY))
