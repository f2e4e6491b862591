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


def test_accountability_asks_free_questions_each_at_its_level() -> None:
    """What foreign registers, the inventory of Etalab and annex VIII ask beyond the 30 fields."""
    found = {
        one.key.removeprefix("redevabilite_"): (one.kind, one.level)
        for one in EXTENSION["redevabilite"].fields
    }
    public, agents = Level.PUBLIC, Level.RESTREINT
    assert found == {
        "decision_individuelle": (Kind.CHOICE, public),
        "niveau_automatisation": (Kind.CHOICE, public),
        "nombre_decisions": (Kind.LINE, public),
        "fondement_juridique": (Kind.BLOCK, public),
        "intervention_humaine": (Kind.BLOCK, public),
        "proportionnalite": (Kind.BLOCK, public),
        "risques_mesures": (Kind.BLOCK, public),
        "categorie_ai_act": (Kind.CHOICE, public),
        "exception_ai_act": (Kind.CHOICES, public),
        "donnees_personnelles": (Kind.CHOICE, public),
        "registre_traitement": (Kind.URL, public),
        "aipd_etat": (Kind.CHOICE, agents),
        "aipd_synthese": (Kind.BLOCK, agents),
        "fria_etat": (Kind.CHOICE, agents),
        "fria_synthese": (Kind.BLOCK, agents),
        "recours": (Kind.BLOCK, public),
        "resultats": (Kind.BLOCK, public),
        "fournisseur": (Kind.LINE, public),
        "siren_fournisseur": (Kind.SIREN, public),
        "url_base_ue": (Kind.URL, public),
        "reversibilite": (Kind.BLOCK, public),
        "date_fin": (Kind.MONTH, public),
        "mots_cles": (Kind.NAMES, public),
        "langue": (Kind.CHOICE, public),
    }
    assert [one.key for one in EXTENSION["redevabilite"].fields if one.required] == []


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
