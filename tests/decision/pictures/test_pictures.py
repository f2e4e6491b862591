"""Pictures stand alone, show what was answered, and hold nothing a browser would run."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision.answers import Answer
from iatheque.decision.loading import current
from iatheque.decision.pictures import girouet as girouet_pictures
from iatheque.decision.pictures import radar as radar_pictures
from iatheque.decision.results import girouet, radar

NOTES = st.lists(st.integers(0, 4), min_size=13, max_size=13)
SVG = "{http://www.w3.org/2000/svg}"


def answers(tool: str, notes: list[int]) -> dict[str, Answer]:
    keys = [item.key for item in current(tool).items]
    return {key: Answer(note) for key, note in zip(keys, notes, strict=False) if note}


def radar_of(*moments: list[int]) -> ET.Element:
    names = ("amont", "preparation", "production")
    given_ones = {
        name: answers("radar", notes) for name, notes in zip(names, moments, strict=False)
    }
    found = radar.result(current("radar"), given_ones, names[len(moments) - 1])
    return ET.fromstring(radar_pictures.picture(found))  # noqa: S314 - ours


def girouet_of(notes: list[int]) -> ET.Element:
    found = girouet.own(current("girouet"), answers("girouet", notes), "amont")
    return ET.fromstring(girouet_pictures.picture(found))  # noqa: S314 - ours


def of_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in picture.iter() if name in (one.get("class") or "").split()]


def texts(picture: ET.Element) -> list[str]:
    return [one.text or "" for one in picture.iter(f"{SVG}text")]


@settings(max_examples=40)
@given(NOTES, NOTES)
def test_every_picture_is_named_described_and_inert(early: list[int], late: list[int]) -> None:
    for picture in (radar_of(early, late), radar_of(early), girouet_of(early)):
        assert picture.get("role") == "img"
        assert [picture[0].tag, picture[1].tag] == [f"{SVG}title", f"{SVG}desc"]
        assert not {one.tag for one in picture.iter()} & {f"{SVG}script", f"{SVG}style"}
        assert not any("style" in one.attrib for one in picture.iter())


def test_two_pictures_of_a_page_are_each_named_by_their_own_words() -> None:
    """Several radars stand on the page of the marks: one name for all would tell of the first."""
    named = [
        [picture.get("aria-labelledby"), f"{picture[0].get('id')} {picture[1].get('id')}"]
        for picture in (radar_of([1] * 13), radar_of([2] * 13), girouet_of([1] * 12))
    ]
    assert [label for label, ids in named if label != ids] == []
    assert len({label for label, _ids in named}) == 3


@settings(max_examples=40)
@given(NOTES)
def test_each_note_is_a_point_and_each_gap_a_question(notes: list[int]) -> None:
    picture = radar_of(notes)
    dots = next(
        (one.get("d", "") for one in of_class(picture, "dot") if one.tag == f"{SVG}path"), ""
    )
    assert dots.count("M") == sum(note > 0 for note in notes)
    assert [text for text in texts(picture) if "?" in text] == [
        f"{rank} ?" for rank, note in enumerate(notes, start=1) if not note
    ]


def test_gaps_are_dotted_and_neighbours_joined() -> None:
    edges = of_class(radar_of([3] * 12 + [0]), "edge")
    assert [(one.get("stroke-dasharray"), one.get("d", "").count("M")) for one in edges] == [
        (None, 11), ("2 6", 1),
    ]  # fmt: skip


def test_each_quadrant_bears_its_mean() -> None:
    said = texts(radar_of([4, 4, 3, *[0] * 3, *[2] * 3, *[1] * 4]))
    means = [text for text in said if text.endswith("sur 4") or text == "pas de note"]
    assert means == ["3,7 sur 4", "pas de note", "2 sur 4", "1 sur 4"]


def test_earlier_moments_are_thinner_hollow_and_named() -> None:
    picture = radar_of([1] * 13, [2] * 13, [3] * 13)
    assert [one.get("stroke-width") for one in of_class(picture, "edge")] == ["1.25", "2.0", "3"]
    assert texts(picture)[-3:] == ["En amont", "Préparation", "Mise en production"]
    assert len(of_class(picture, "area")) == 1


@pytest.mark.parametrize(
    ("notes", "good", "bad", "upright"), [([4] * 12, 5, 0, 0), ([1] * 12, 0, 5, 0), ([], 0, 0, 4),
                                          ([3, 3, 3, 2, 2, 2], 2, 1, 2)]
)  # fmt: skip
def test_boards_and_pennant_turn_to_their_side(
    notes: list[int], good: int, bad: int, upright: int
) -> None:
    picture = girouet_of(notes)
    boards = of_class(picture, "board")
    counts = (
        len(of_class(picture, "board-good")),
        len(of_class(picture, "board-bad")),
        sum(one.get("stroke-dasharray") is not None for one in boards),
    )
    assert counts == (good, bad, upright)


def test_the_description_says_what_the_picture_shows() -> None:
    assert girouet_of([3, 3, 3, 2, 2, 2])[1].text == (
        "Ensemble : 2,5 sur 4, favorable. L’impact sur l’engagement au travail : 3 sur 4, "
        "favorable ; L’impact sur la qualité de vie et les conditions de travail (QVCT) : 2 sur "
        "4, défavorable ; L’impact sur l’organisation du travail : pas de note ; L’impact sur le "
        "rôle des managers : pas de note."
    )
    assert radar_of([4, 4, 4])[1].text == (
        "En amont. Moyennes : Une IA utile : 4 sur 4 ; Une IA de confiance : pas de note ; "
        "Une IA frugale : pas de note ; Une IA capacitante : pas de note. "
        "Le tableau donne chaque note."
    )
