"""How French text becomes words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.search.analysis import Indexed, Question, forms, indexed, read_question, surface


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'eau, l’eau et l´eau", ["eau", "eau", "et", "eau"]),
        ("Qu’est-ce qu'un jumeau numérique ?", ["est", "ce", "un", "jumeau", "numérique"]),
        ("Nids-de-poule n°3 (50k€)", ["nids", "de", "poule", "n", "3", "50k"]),
        ("Cafe\u0301 ﬁnal ½", ["café", "final", "1", "2"]),
        ("aujourd’hui", ["aujourd", "hui"]),
        ("snake_case", ["snake", "case"]),
        ("* \" ' \x00 😀 \ud800", []),
    ],
)
def test_surface_words(text: str, words: list[str]) -> None:
    assert surface(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("numero", "numéro"),
        ("numero", "numéros"),
        ("depots", "dépôt"),
        ("dépôts", "depot"),
        ("réseaux", "reseau"),
        ("élu", "élus"),
        ("velos", "vélo"),
        ("développée", "développement"),
        ("ÉCOLES".lower(), "ecole"),
    ],
)
def test_forms_of_the_same_word_meet(one: str, other: str) -> None:
    assert set(forms(one)) & set(forms(other))


def test_forms_keep_apart_what_differs() -> None:
    assert [forms(word) for word in ("cantine", "canton", "bus", "développée")] == [
        ("cantin",),
        ("canton",),
        ("bus",),
        ("developpe", "developp"),
    ]


def test_indexed_text_keeps_the_order_of_first_forms_and_adds_the_second_ones() -> None:
    assert indexed("L’aide développée à l’école") == Indexed(
        texts=("aid developpe a ecol", "developp"),
        spellings=frozenset(
            {
                "",
                ">aide|aide <edia|aide",
                ">developpee|développée <eeppoleved|développée",
                ">ecole|école <eloce|école",
            }
        ),
    )


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("", Question()),
        ("  *** ", Question()),
        ("les repas de la cantine", Question(words=("repas", "cantine"))),
        ("repas repas", Question(words=("repas",))),
        ("même à l’été", Question(words=("même", "à", "été"))),
        ('"de la cantine"', Question(phrases=(("de", "la", "cantine"),))),
        ("« jumeau numérique » eau", Question(("eau",), (("jumeau", "numérique"),))),
        ("“mise en œuvre”", Question(phrases=(("mise", "en", "œuvre"),))),
        ('"cantine"', Question(words=("cantine",))),
        ('"jumeau numérique', Question(words=("jumeau", "numérique"))),
        ('de "mise en place"', Question(phrases=(("mise", "en", "place"),))),
        ('""', Question()),
    ],
)
def test_question_read_from_text(text: str, question: Question) -> None:
    assert read_question(text) == question


def test_question_keeps_a_bounded_number_of_words() -> None:
    assert len(read_question(" ".join(f"mot{number}" for number in range(100))).words) == 24


@given(st.text())
def test_no_text_breaks_the_analysis(text: str) -> None:
    assert read_question(text) == read_question(text)
    assert indexed(text).texts[0].split() == [forms(word)[0] for word in surface(text)]
