"""Which column is which field."""

import pytest

from iatheque.exchange.readers.headers import Columns, key_of, match_headers
from iatheque.exchange.refusals import FileRefusedError
from iatheque.schema.model import ALL_FIELDS

MISSING = "Il manque ce qui nomme un projet : la colonne %s (ou « id »). Colonnes trouvées : %s."


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("coll_nom", "coll_nom"),
        ("COLL_NOM ", "coll_nom"),
        ("Nom_collectivite", "coll_nom"),
        ("nom du projet", "nom_projet"),
        ("Porteur", "coll_nom"),
        ("herbergement", "herbergement"),
        ("hebergement", "herbergement"),
        ("Hébergement", "herbergement"),
        ("latidude", "latidude"),
        ("Latitude", "latidude"),
        ("Type d'algorithme", "type_algorithme"),
        ("Sous-thèmes", "sous_theme"),
        ("SIRET *", "coll_siret"),
        ("placement_visee", "placement_visee"),
        ("ID", "id"),
        ("url", "url"),
        ("source_url", ""),
        ("", ""),
    ],
)
def test_keys_labels_and_other_spellings_name_fields(header: str, key: str) -> None:
    assert key_of(header) == key


def test_no_spelling_names_two_fields() -> None:
    spelled = {
        spelling: field.key
        for field in ALL_FIELDS
        for spelling in (field.key, field.label, *field.aliases)
    }

    assert {spelling: key_of(spelling) for spelling in spelled} == spelled


def test_columns_come_in_any_order_and_unknown_ones_are_told() -> None:
    row = ["Notes", "Nom_du_projet", "", "url", "id", "SIRET", "source_url"]

    assert match_headers(row) == Columns(
        positions=((1, "nom_projet"), (4, "id"), (5, "coll_siret")),
        headers={"nom_projet": "Nom_du_projet", "id": "id", "coll_siret": "SIRET"},
        unknown=("Notes", "source_url"),
        width=7,
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ["id", "SIRET", "coll_siret"],
            "La même colonne est donnée deux fois : « SIRET », « coll_siret ».",
        ),
        (["id", "Notes", "notes"], "La même colonne est donnée deux fois : « Notes », « notes »."),
        (["coll_nom", "Notes"], MISSING % ("« nom_projet »", "« coll_nom », « Notes »")),
        (["a"], MISSING % ("« coll_nom », « nom_projet »", "« a »")),
        (["id", *map(str, range(300))], "Ce tableau a trop de colonnes (301)."),
    ],
)
def test_headers_that_cannot_be_trusted_are_refused(row: list[str], sentence: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        match_headers(row)

    assert str(refused.value.note) == sentence
