"""Closed lists: matching, labels, order."""

import pytest

from iatheque.schema.vocabularies import AUDIENCE_SERVICE, PROJET_STATUS, THEME
from iatheque.schema.vocabulary import Vocabulary, spelling_key


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("élu", "élu"),
        ("ELUS", "élu"),
        ("« Élus »", "élu"),
        ("entreprise", "entreprises"),
        ("établissements-scolaires", "établissement scolaire"),
        ("  grand\u00a0public.", "grand public"),
        ("grand", None),
        ("", None),
        ("…", None),
        ("agent" + " " * 300, None),
    ],
)
def test_a_value_is_matched_without_case_accents_hyphens_or_number(
    text: str, value: str | None
) -> None:
    assert AUDIENCE_SERVICE.match(text) == value


def test_every_value_variant_and_label_is_matched() -> None:
    assert [PROJET_STATUS.match(text) for text in (*PROJET_STATUS.values, "Terminé", "POC")] == [
        *PROJET_STATUS.values,
        "Terminée",
        "En expérimentation",
    ]


def test_a_label_mends_what_the_published_spelling_leaves_uneven() -> None:
    assert [PROJET_STATUS.label(value) for value in PROJET_STATUS.values] == [
        "En exploration",
        "En expérimentation",
        "En déploiement",
        "Terminé",
        "Abandonné",
    ]


def test_values_come_in_published_order_unknown_ones_last() -> None:
    assert AUDIENCE_SERVICE.order(["élu", "zèbre", "agent", "âne", "agent"]) == [
        "agent",
        "élu",
        "zèbre",
        "âne",
    ]


def test_one_spelling_cannot_stand_for_two_values() -> None:
    with pytest.raises(ValueError, match="stands for two values"):
        Vocabulary("couleurs", ("bleu", "bleus"))


def test_the_compounds_are_the_spellings_with_commas() -> None:
    whole, short = ("citoyennete", "sante", "et solidarite"), ("citoyennete", "sante et solidarite")
    assert THEME.compounds == {whole, short}
    assert AUDIENCE_SERVICE.compounds == frozenset()


def test_two_spellings_of_one_value_share_their_key() -> None:
    assert spelling_key("mobilisation de prestataire(s)") == spelling_key(
        "Mobilisation de prestataires."
    )
