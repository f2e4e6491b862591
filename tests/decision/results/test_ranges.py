"""Quantities between two bounds: the low one stays low whatever is done with them."""

from hypothesis import given
from hypothesis import strategies as st

from iatheque.decision.results.ranges import Range, total

NUMBERS = st.floats(0, 1e12)
RANGES = st.builds(lambda one, other: Range(min(one, other), max(one, other)), NUMBERS, NUMBERS)


def is_ordered(quantity: Range) -> bool:
    return 0 <= quantity.low <= quantity.high


@given(RANGES, RANGES, NUMBERS)
def test_sums_and_products_keep_their_bounds_in_order(
    one: Range, other: Range, factor: float
) -> None:
    assert is_ordered(one + other)
    assert is_ordered(one * other)
    assert is_ordered(one * factor)
    assert one * factor == one * Range.of(factor)


@given(st.lists(RANGES, max_size=5))
def test_a_sum_is_never_below_one_of_its_parts(parts: list[Range]) -> None:
    found = total(parts)
    assert is_ordered(found)
    assert all(part.low <= found.low and part.high <= found.high for part in parts)


@given(NUMBERS)
def test_a_known_value_has_its_two_bounds_equal(value: float) -> None:
    assert Range.of(value).is_exact
    assert Range(value, value + 1).is_exact == (value + 1 == value)
