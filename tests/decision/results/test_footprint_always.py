"""What holds of every footprint, whatever the numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision.pictures.footprint import picture
from iatheque.decision.results.footprint import Footprint
from iatheque.decision.results.footprint_sentence import lines
from iatheque.decision.results.ranges import Range
from tests.decision.results.footprints import ASSISTANT, DAY, XEON, footprint

NUMBERS = {"demandes": (0, 1e8), "tokens": (1, 1e6), "jours": (1, 366), "duree": (1, 120)}
AMOUNTS = {
    "preparation_heures": (0, 1e4), "usage_heures": (0, 744), "coeurs": (0, 100),
    "watts_coeur": (0, 50), "memoire": (0, 1000), "cartes": (0, 8), "pue": (1, 3),
    "usage_coeurs": (0, 100), "usage_cartes": (0, 100), "essais": (0, 500),
    "reentrainements": (0, 50), "repetitions": (1, 10), "duree": (1, 60),
}  # fmt: skip


@pytest.mark.parametrize(("bounds", "answers"), [(NUMBERS, ASSISTANT), (AMOUNTS, XEON)])
@settings(max_examples=40)
@given(data=st.data())
def test_more_of_anything_never_costs_less(
    bounds: dict[str, tuple[float, float]], answers: dict[str, str], data: st.DataObject
) -> None:
    base = {key: data.draw(st.floats(*both), label=key) for key, both in bounds.items()}
    grown = data.draw(st.sampled_from(sorted(bounds)), label="grown")
    larger = base | {grown: data.draw(st.floats(base[grown], bounds[grown][1]), label="larger")}
    less, more = (
        footprint(**answers | {key: f"{value:f}" for key, value in one.items()})
        for one in (base, larger)
    )
    assert _no_more(less.energy, more.energy)
    assert _no_more(less.carbon, more.carbon)
    for before, after in zip(_of_models(less), _of_models(more), strict=True):
        assert _no_more(before, after)


def _of_models(found: Footprint) -> list[Range]:
    """Return what the method of language models alone knows."""
    return [one for one in (found.water, found.metals, found.primary) if one is not None]


def _no_more(less: Range, more: Range) -> bool:
    slack = 1 + 1e-9
    return less.low <= more.low * slack and less.high <= more.high * slack


@settings(max_examples=40)
@given(st.floats(0, 1e5), st.floats(0, 744), st.sampled_from(["courte", "longue", "nsp"]))
def test_the_whole_is_the_sum_of_its_parts_in_order_and_always_the_same(
    requests: float, hours: float, length: str
) -> None:
    answers = XEON | ASSISTANT | {
        "calculs": ["assistant", "machine"], "demandes": f"{requests:f}",
        "usage_heures": f"{hours:f}", "longueur": length,
    }  # fmt: skip
    found = footprint(**answers)
    assert footprint(**answers) == found
    for name in ("energy", "carbon"):
        whole, parts = getattr(found, name), [getattr(part, name) for part in found.parts]
        assert whole.low == pytest.approx(sum(one.low for one in parts))
        assert whole.high == pytest.approx(sum(one.high for one in parts))
        assert all(one.low <= one.high for one in (whole, *parts))
    apart = [
        footprint(**answers | {"calculs": one, "electricite": place}).energy.high
        for one, place in (("assistant", "monde"), ("machine", "france"))
    ]
    assert found.energy.high == pytest.approx(sum(apart))


def test_the_greatest_answers_are_counted_without_breaking() -> None:
    found = footprint(
        calculs=["assistant", "machine"], demandes="100000000", tokens="1000000", modele="taille",
        modele_total="10000", jours="366", duree="120", electricite="autre",
        intensite_valeur="2000", machine="loue_carte", preparation_heures="10000000",
        usage_heures="8784", usage_periode="jour", coeurs="1000000", watts_coeur="1000",
        memoire="10000000", cartes="100000", pue="5", essais="100000", reentrainements="10000",
        repetitions="1000000",
    )  # fmt: skip
    assert found.energy.high < float("inf")
    assert str(lines(found, DAY)[0]).startswith("Sur 120 mois")
    assert picture(found)


def test_nothing_used_takes_nothing() -> None:
    found = footprint(
        **XEON | ASSISTANT
        | {"calculs": ["assistant", "machine"], "demandes": "0", "preparation_heures": "0"}
    )  # fmt: skip
    nothing = Range.of(0)
    assert [(part.energy, part.carbon) for part in found.parts] == [(nothing, nothing)] * 3
    assert (found.energy, found.carbon, found.water, found.metals, found.primary) == (nothing,) * 5
