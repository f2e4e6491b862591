"""Reading forgives; what it mends or cannot read is said."""

import pytest

from iatheque.schema.fields import FIELD
from iatheque.schema.reading import Reading, read
from iatheque.schema.remark import Severity
from tests.schema.telling import told


@pytest.mark.parametrize(
    "text",
    ["", "  ", "\n", "\u00a0", "\x00", "\u200b"],
)
def test_an_empty_cell_is_empty_without_a_word(text: str) -> None:
    assert read(FIELD["coll_nom"], text) == Reading(None)


@pytest.mark.parametrize(
    "text",
    ["/", "-", "—", "Aucun", "AUCUNE", "null", "None", "undefined", "NaN", "n/a", "Néant", "#REF!"],
)
@pytest.mark.parametrize("key", ["coll_nom", "partenaires", "longitude", "type_algorithme"])
def test_words_that_mean_nothing_empty_the_cell_and_it_is_said(key: str, text: str) -> None:
    assert told(key, text) == (None, ["emptied"])


def test_a_correction_says_what_was_found_what_is_kept_and_why() -> None:
    (remark,) = read(FIELD["nom_projet"], "Prévoir\nles  repas").remarks
    assert (remark.key, remark.severity, remark.found, remark.kept, str(remark.message)) == (
        "nom_projet",
        Severity.CORRECTION,
        "Prévoir\nles  repas",
        "Prévoir les repas",
        "Espaces et retours à la ligne superflus retirés.",
    )


@pytest.mark.parametrize(
    ("key", "limit"),
    [
        ("nom_projet", 500),
        ("usage_description", 20_000),
        ("partenaires", 2_000),
        ("url_infos", 2_000),
    ],
)
def test_a_text_too_long_is_refused_whole_and_never_cut(key: str, limit: int) -> None:
    reading = read(FIELD[key], "é" * (limit + 1))
    assert (reading.value, reading.unread) == (
        None,
        ("é" * (limit + 1),)[:1] if limit < 20_000 else ("é" * limit,),
    )
    (remark,) = reading.remarks
    assert (str(remark.message), remark.found) == (
        f"Ce texte compte {limit + 1} caractères, {limit} au plus sont possibles.",
        "é" * 300 + "…",
    )


def test_a_text_of_the_longest_length_is_kept_whole() -> None:
    assert told("usage_description", "é" * 20_000) == ("é" * 20_000, [])


def test_line_ends_of_a_browser_are_no_correction() -> None:
    assert told("usage_description", "un\r\ndeux") == ("un\ndeux", [])


@pytest.mark.parametrize("raw", [{"a": 1}, [["a"]], [{"a": 1}], b"octets", {"a"}])
def test_a_nested_value_is_not_taken_for_a_text(raw: object) -> None:
    assert told("coll_nom", raw) == (None, ["unreadable"])
