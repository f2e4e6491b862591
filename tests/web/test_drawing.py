"""Drawn maps: outlines of every territory, marks that group, small maps of one place."""

import pytest

from iatheque.search.boxes import Box
from iatheque.search.places import Group, Seat
from iatheque.web.drawing import drawing, locator, square_kilometres, zoom_of
from iatheque.web.territories import METROPOLE, TERRITORIES, Territory, outlines, territory_of

PARIS, CRETEIL, BREST = (2.3522, 48.8566), (2.4553, 48.7904), (-4.4861, 48.3904)


def test_every_territory_has_its_outline_inside_its_box() -> None:
    drawn = outlines()
    assert list(drawn) == [territory.key for territory in TERRITORIES]
    for territory in TERRITORIES:
        rings = drawn[territory.key]
        assert rings, territory.name
        assert all(ring[0] == ring[-1] for ring in rings), territory.name
        assert all(territory.box.holds(*point) for ring in rings for point in ring), territory.name


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (PARIS, "metropole"),
        ((-61.55, 16.25), "guadeloupe"),
        ((-60.98, 14.6), "martinique"),
        ((-52.33, 4.92), "guyane"),
        ((55.45, -20.88), "reunion"),
        ((45.23, -12.78), "mayotte"),
        ((-56.17, 46.78), "saint-pierre-et-miquelon"),
        ((-63.05, 18.07), "saint-martin"),
        ((-62.85, 17.9), "saint-barthelemy"),
        ((-149.57, -17.54), "polynesie"),
        ((166.45, -22.27), "nouvelle-caledonie"),
        ((-176.17, -13.28), "wallis-et-futuna"),
    ],
)
def test_each_capital_is_in_its_territory(place: tuple[float, float], key: str) -> None:
    territory = territory_of(*place)
    assert territory
    assert territory.key == key


def test_places_of_one_square_are_one_mark() -> None:
    seats = [Seat(*BREST, "M"), Seat(*CRETEIL, "G"), Seat(*PARIS, "TT")]
    marks = drawing(METROPOLE.box, 640, seats).marks
    assert [(one.number, one.letter, one.theme_slug, one.is_seat) for one in marks] == [
        (1, "M", "mobilites", True),
        (3, "", "", False),
    ]
    longitude, latitude = marks[1].place
    assert (round(longitude, 3), round(latitude, 3)) == (2.387, 48.835)


def test_marks_are_at_their_pixel() -> None:
    plane = Box(-10.0, -10.0, 10.0, 10.0)
    drawn = drawing(plane, 200, [Group(0.0, 0.0, 7)])
    assert (drawn.width, drawn.height) == (200, 201)
    assert [(one.x, one.y, one.number) for one in drawn.marks] == [(100.0, 100.5, 7)]
    assert drawn.lands == []


def test_a_small_map_is_that_of_the_territory() -> None:
    found = locator(55.45, -20.88, "M")
    assert found
    territory, drawn = found
    assert (territory.key, len(drawn.lands), [mark.letter for mark in drawn.marks]) == (
        "reunion",
        1,
        ["M"],
    )
    assert locator(0.0, 0.0) is None


@pytest.mark.parametrize("territory", TERRITORIES, ids=lambda territory: territory.key)
def test_squares_of_a_drawing_leave_room_for_a_mark(territory: Territory) -> None:
    pixels = 64 * 2 ** -(zoom_of(territory.box, 640)) * 640 * 360
    pixels /= 256 * (territory.box.east - territory.box.west)
    assert 32 <= pixels <= 64
    assert square_kilometres(territory.box, 640) > 0
