"""Where projects are: seats, groups on a grid, boxes of any kind."""

import random
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib import mercator
from iatheque.schema.levels import Level
from iatheque.search import places as module
from iatheque.search.boxes import NOWHERE, Box, around, read_box
from iatheque.search.finder import find_within
from iatheque.search.places import (
    EVERYWHERE,
    Group,
    Places,
    Seat,
    count_within,
    places,
    places_within,
)
from tests import factories
from tests.search.reading import ask

FRANCE = Box(-5.5, 41.0, 10.0, 51.5)
BREST, LYON = (-4.4861, 48.3904), (4.8357, 45.764)


def publish(place: tuple[float, float], theme: str = "Mobilités", **changes: object) -> None:
    factories.make_project(longitude=place[0], latidude=place[1], theme=theme, **changes)


@pytest.mark.django_db
def test_projects_of_one_seat_are_one_place() -> None:
    publish(LYON, "Mobilités")
    publish(LYON, "Attractivité et développement")
    publish(BREST)
    assert places(ask(""), Level.PUBLIC) == Places(3, seats=(Seat(*BREST, "M"), Seat(*LYON, "AM")))


@pytest.mark.django_db
def test_filters_and_boxes_narrow_the_places() -> None:
    publish(LYON, "Mobilités")
    publish(LYON, "Attractivité et développement")
    publish(BREST)
    mobility = ask("theme=Mobilités")
    west = Box(-5.0, 47.0, -4.0, 49.0)
    assert [
        places(mobility, Level.PUBLIC),
        places_within(ask(""), Level.PUBLIC, west, 8),
        count_within(mobility, Level.PUBLIC, around(*LYON, kilometres=1)),
        places(ask("budget=moins de 50k€", Level.EXPERT), Level.EXPERT),
    ] == [
        Places(2, seats=(Seat(*BREST, "M"), Seat(*LYON, "M"))),
        Places(1, seats=(Seat(*BREST, "M"),)),
        1,
        Places(0),
    ]


@pytest.mark.django_db
def test_a_reserved_filter_moves_no_point_of_the_public_map() -> None:
    publish(LYON, budget="moins de 50k€")
    publish(BREST, budget="plus de 100k€")
    asked = "budget=moins de 50k€"
    assert places(ask(asked), Level.PUBLIC) == places(ask(""), Level.PUBLIC)
    assert places(ask(asked, Level.EXPERT), Level.EXPERT) == Places(1, seats=(Seat(*LYON, "M"),))


@pytest.mark.django_db
def test_a_position_that_no_map_of_france_shows_is_apart() -> None:
    publish(LYON, nom_projet="Ici")
    publish((0.0, 0.0), nom_projet="Nulle part")
    publish((45.0, 1.0), nom_projet="En mer")
    everywhere = find_within(ask(""), Level.PUBLIC, EVERYWHERE)
    nowhere = find_within(ask(""), Level.PUBLIC, NOWHERE)
    assert (everywhere.total, nowhere.total) == (1, 2)
    assert places(ask(""), Level.PUBLIC) == Places(1, seats=(Seat(*LYON, "M"),))


@pytest.mark.django_db
def test_groups_are_what_a_grid_makes_of_the_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 3)
    dice = random.Random(7)
    points = [(dice.uniform(-4, 8), dice.uniform(43, 51)) for _ in range(40)]
    for point in points:
        publish(point)
    zoom = 6
    expected = grid(points, zoom)
    found = places_within(ask(""), Level.PUBLIC, FRANCE, zoom)
    assert found == Places(40, groups=expected)


def grid(points: list[tuple[float, float]], zoom: int) -> tuple[Group, ...]:
    """Return the same groups, counted one by one on the plane."""
    squares = defaultdict(list)
    side = mercator.SIDE // 2 ** (zoom + 2)
    for point in points:
        x, y = mercator.project(*point)
        squares[mercator.interleave(x // side, y // side)].append((x, y))
    return tuple(
        Group(*(round(degrees, 4) for degrees in middle(found)), len(found))
        for _, found in sorted(squares.items())
    )


def middle(steps: list[tuple[int, int]]) -> tuple[float, float]:
    xs, ys = zip(*steps, strict=True)
    return mercator.unproject(sum(xs) / len(xs), sum(ys) / len(ys))


@pytest.mark.django_db
def test_a_zoom_too_deep_for_its_box_is_brought_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    publish(LYON)
    publish((LYON[0] + 0.005, LYON[1]))
    whole = places_within(ask(""), Level.PUBLIC, EVERYWHERE, 18)
    near = places_within(ask(""), Level.PUBLIC, around(*LYON, kilometres=1), 18)
    assert [[group.number for group in found.groups] for found in (whole, near)] == [[2], [1, 1]]


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("-5.5,41,10,51.5", FRANCE),
        ("-999,-99,999,99", EVERYWHERE),
        ("aucun", NOWHERE),
        ("10,41,-5,51", None),
        ("1,2,3", None),
        ("nan,inf,1,2", None),
        ("1e9,2,3,4", None),
        ("", None),
        ("a,b,c,d", None),
    ],
)
def test_a_box_is_read_or_ignored(text: str, box: Box | None) -> None:
    assert read_box(text) == box


@given(st.text())
def test_any_text_makes_a_box_or_none(text: str) -> None:
    box = read_box(text)
    assert box is None or read_box(box.text) == box


def test_a_box_is_written_shortly() -> None:
    assert [FRANCE.text, NOWHERE.text] == ["-5.5,41,10,51.5", "aucun"]
