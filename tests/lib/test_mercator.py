"""The flat map: there and back, and its curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib.mercator import SIDE, interleave, project, unproject


@given(st.floats(-179.9, 179.9), st.floats(-85, 85))
def test_a_point_comes_back_within_a_metre(longitude: float, latitude: float) -> None:
    assert unproject(*project(longitude, latitude)) == pytest.approx(
        (longitude, latitude), abs=1e-5
    )


def test_the_world_is_a_square() -> None:
    assert [project(0, 0), project(-180, 90), project(180, -90)] == [
        (SIDE // 2, SIDE // 2),
        project(-180, 85.05),
        project(180, -85.05),
    ]


def test_the_curve_runs_through_a_square_before_the_next() -> None:
    assert [interleave(x, y) for y in range(2) for x in range(4)] == [0, 1, 4, 5, 2, 3, 6, 7]
