"""Questions beyond the published fields, under the same rules."""

import pytest

from iatheque.schema.checking import assess, check
from iatheque.schema.extensions import EXTENSION, EXTENSIONS, Extension
from iatheque.schema.field import Field, Kind
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import VOCABULARIES


def field(key: str) -> Field:
    """Return a free line of that key."""
    return Field(
        key=key,
        label="Question",
        help="Une question.",
        example="Une réponse",
        category="Essai",
        kind=Kind.LINE,
        level=Level.PUBLIC,
    )


def extension(*fields: Field) -> Extension:
    """Return an extension « essai » of these fields."""
    return Extension(
        key="essai", version="1.0.0", date="2026-11-20", label="Essai", help="…", fields=fields
    )


def test_placement_asks_two_free_public_questions() -> None:
    placement = EXTENSION["placement"]
    assert [
        (question.key, question.required, question.level, question.extension)
        for question in placement.fields
    ] == [
        ("placement_visee", False, Level.PUBLIC, "placement"),
        ("placement_public", False, Level.PUBLIC, "placement"),
    ]


def test_each_placement_axis_goes_from_one_end_to_the_other() -> None:
    assert [
        question.vocabulary and question.vocabulary.values
        for question in EXTENSION["placement"].fields
    ] == [
        ("améliorer l’existant", "plutôt améliorer", "plutôt nouveau", "nouvelle façon de faire"),
        ("pour les agents", "plutôt les agents", "plutôt les usagers", "pour les usagers"),
    ]


def test_the_fields_of_an_extension_carry_its_key() -> None:
    assert [
        item.extension for item in extension(field("essai_un"), field("essai_deux")).fields
    ] == [
        "essai",
        "essai",
    ]


def test_a_field_outside_the_name_of_its_extension_is_refused() -> None:
    with pytest.raises(ValueError, match="autre_un"):
        extension(field("autre_un"))


def test_no_extension_touches_the_published_model() -> None:
    keys = [question.key for item in EXTENSIONS for question in item.fields]
    assert (len(set(keys)), set(keys) & set(FIELD), set(keys) & set(VOCABULARIES)) == (
        len(keys),
        set(),
        set(),
    )


def test_an_answer_is_read_and_checked_like_any_other() -> None:
    found = assess({"placement_visee": "Ameliorer l'existant", "placement_public": "les chats"})
    assert found.values == {"placement_visee": "améliorer l’existant"}
    assert found.unread == {"placement_public": ["les chats"]}
    assert [
        (remark.key, remark.code)
        for remark in check({"placement_public": "x"})
        if remark.key.startswith("placement")
    ] == [("placement_public", "unreadable")]


def test_an_opener_is_one_of_the_questions_of_its_extension() -> None:
    with pytest.raises(ValueError, match="essai_deux"):
        Extension(
            key="essai",
            version="1.0.0",
            date="2026-11-20",
            label="Essai",
            help="…",
            fields=(field("essai_un"),),
            opener="essai_deux",
        )
