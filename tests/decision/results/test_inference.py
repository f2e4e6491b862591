"""EcoLogits: local data only, ranges kept as ranges, the library opened late."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.results.inference import (
    Impacts,
    Mix,
    Model,
    Place,
    Server,
    library_version,
    mix,
    models,
    of_request,
    server,
)
from iatheque.decision.results.ranges import Range, total

PLACE = Place(Range.of(1.2), Range.of(0.5))
KNOWN = Model("essai", Range.of(8), Range.of(8))
UNKNOWN = Model("essai", Range(100, 300), Range(10, 90), is_estimated=True)

# Every attempt to reach the network ends the process; the estimate is made all the same.
_CUT_OFF = """
import sys
def forbid(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        raise SystemExit(f"network: {event}")
sys.addaudithook(forbid)
from iatheque.decision.results import inference
assert "ecologits" not in sys.modules
place = inference.Place(inference.Range.of(1.2), inference.Range.of(0.5))
model = inference.models()["mistral-large-2512"]
print(inference.of_request(model, 400, inference.mix("FRA"), place).energy.low > 0)
"""


def test_nothing_is_asked_of_the_network_and_the_library_is_opened_late() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CUT_OFF], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_a_dense_model_costs_what_the_published_formula_says() -> None:
    """The constants of EcoLogits 0.11, worked out here by hand for 8 billion parameters."""
    gpu = 400 * (1.1665273170451914e-06 * 2.718281828 ** (-0.011205921025579175 * 64) * 8) / 1000
    gpu += 400 * 4.052928146734005e-05 / 1000
    seconds = 400 * (6.785088094353663e-4 * 8 + 3.119310311688259e-4 * 64 + 1.9473717579473387e-2)
    server = seconds / 3600 * 1.2 / 8 / 64
    france = mix("FRA")
    found = of_request(KNOWN, 400, france, PLACE)
    kwh = 1.2 * (gpu + server)
    embodied = seconds * (5700 / 8 + 273) / (3 * 365 * 24 * 3600 * 64) * 1000
    assert found.energy == Range.of(pytest.approx(kwh))
    assert found.gwp.low == pytest.approx(kwh * 41.44 + embodied)
    assert found.gwp_embodied.low == pytest.approx(embodied)
    assert found.water.low == pytest.approx((gpu + server) * (0.5 + 1.2 * 3.6737))
    assert found.pe.low > kwh * 9.3135
    assert found.adpe.low > kwh * 4.858e-08


def test_the_electricity_of_france_and_of_the_world_are_known_and_no_other_is_invented() -> None:
    assert (mix("FRA").gwp, mix("WOR").gwp) == (0.04144, 0.45829)
    with pytest.raises(KeyError):
        mix("XXX")


def test_the_models_of_the_library_say_whether_their_size_is_a_guess() -> None:
    found = models()
    assert found["ministral-8b-2512"] == Model(
        "ministral-8b-2512", Range.of(8.02), Range.of(8.02), False, 81.5, 0.32
    )
    assert found["gpt-4"].is_estimated
    assert (found["gpt-4"].total, found["gpt-4"].active) == (Range.of(1760), Range(176, 528))
    assert list(found) == sorted(found, key=str.lower)
    assert library_version()[0].isdigit()


def test_the_server_behind_every_model_is_said() -> None:
    assert server() == Server(cards=8, memory_gb=80, requests=64, years=3)


def test_every_model_of_the_library_can_be_estimated() -> None:
    for model in models().values():
        found = of_request(model, 100, mix("WOR"), PLACE)
        assert 0 < found.energy.low <= found.energy.high


def test_what_is_not_known_stays_a_range() -> None:
    found = of_request(UNKNOWN, 400, mix("FRA"), Place(Range(1.1, 1.5), Range(0.1, 1)))
    for quantity in (found.energy, found.gwp, found.gwp_embodied, found.adpe, found.pe):
        assert 0 < quantity.low < quantity.high
    assert found.water.low < found.water.high


@given(st.floats(0, 5000), st.floats(0, 5000), st.floats(0.1, 2000), st.floats(0, 500))
def test_longer_answers_and_larger_models_never_cost_less(
    tokens: float, more: float, size: float, larger: float
) -> None:
    france = mix("FRA")
    small = Model("a", Range.of(size), Range.of(size))
    large = Model("b", Range.of(size + larger), Range.of(size + larger))
    one = of_request(small, tokens, france, PLACE)
    assert one.energy.low <= of_request(small, tokens + more, france, PLACE).energy.low
    assert one.energy.low <= of_request(large, tokens, france, PLACE).energy.low
    assert of_request(small, 0, france, PLACE).energy == Range.of(0)


@given(st.floats(0, 1e6))
def test_many_requests_cost_as_many_times_one(requests: float) -> None:
    one = of_request(UNKNOWN, 400, Mix("X", 0.1, 0, 0, 1), PLACE)
    many = one.times(requests)
    assert many == Impacts(
        one.energy * requests,
        one.gwp * requests,
        one.gwp_embodied * requests,
        one.adpe * requests,
        one.pe * requests,
        one.water * requests,
    )


def test_ranges_add_bound_by_bound() -> None:
    assert total([Range(1, 2), Range.of(3)]) == Range(4, 5)
    assert total([]) == Range.of(0)
    assert Range(1, 2) * Range(3, 4) == Range(3, 8)
