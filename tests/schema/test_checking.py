"""The three severities and the rules across fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from iatheque.schema.checking import asked, assess, check, completeness, errors
from iatheque.schema.extensions import EXTENSION
from iatheque.schema.field import Value
from iatheque.schema.fields import FIELD, FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.reading import read
from iatheque.schema.remark import Severity
from iatheque.schema.rules import SOLE_BASIS

TODAY = date(2025, 11, 20)
COMPLETE = {
    field.key: value
    for field in FIELDS
    if field.key != "status_abandon" and (value := read(field, field.example).value) is not None
}


def remarks_with(**changes: Any) -> list[tuple[str, Severity, str]]:
    """Return what the model says of a complete project after these changes (None: empty)."""
    values = {key: value for key, value in (COMPLETE | changes).items() if value is not None}
    return [(remark.key, remark.severity, remark.code) for remark in check(values, today=TODAY)]


def test_a_complete_project_calls_for_nothing() -> None:
    assert remarks_with() == []


@pytest.mark.parametrize("key", [field.key for field in FIELDS if field.blocking])
def test_an_empty_required_public_field_is_an_error(key: str) -> None:
    assert (key, Severity.ERROR, "missing") in remarks_with(**{key: None})
    assert not assess({name: value for name, value in COMPLETE.items() if name != key}).publishable


@pytest.mark.parametrize(
    "key",
    [
        "mise_en_oeuvre",
        "herbergement",
        "nom_algorithme",
        "type_algorithme",
        "donnees_source",
        "donnees_acces",
    ],
)
def test_an_empty_required_restricted_field_is_to_be_completed(key: str) -> None:
    assert remarks_with(**{key: None}) == [(key, Severity.TODO, "missing")]


def test_a_missing_logo_is_a_warning() -> None:
    assert remarks_with(image_url=None) == [("image_url", Severity.WARNING, "missing")]


@pytest.mark.parametrize("key", [field.key for field in FIELDS if not field.required])
def test_an_empty_free_field_calls_for_nothing(key: str) -> None:
    assert remarks_with(**{key: None}) == []


@pytest.mark.parametrize("empty", ["", []])
def test_a_value_without_content_is_missing(empty: Value) -> None:
    assert remarks_with(nom_projet=empty) == [("nom_projet", Severity.ERROR, "missing")]


@pytest.mark.parametrize(
    ("siret", "found"),
    [
        ("24330031600011", []),
        ("35600000049837", []),
        ("24410051800170", [("coll_siret", Severity.ERROR, "siret_key")]),
        ("21930000000000", [("coll_siret", Severity.ERROR, "siret_key")]),
        ("00000000000000", [("coll_siret", Severity.ERROR, "siret_key")]),
    ],
)
def test_a_wrong_siret_key_is_an_error(siret: str, found: list[object]) -> None:
    assert remarks_with(coll_siret=siret) == found


def test_a_siret_that_a_spreadsheet_rounded_is_told_apart() -> None:
    sentences = [
        str(remark.message)
        for siret in ("21930000000000", "24410051800170")
        for remark in check(COMPLETE | {"coll_siret": siret}, today=TODAY)
    ]
    assert sentences == [
        "Le SIRET 21930000000000 a été arrondi par un tableur : recopiez ses 14 chiffres.",
        "La clé du SIRET 24410051800170 est fausse : un chiffre a sans doute été mal recopié.",
    ]


def test_more_than_two_subthemes_are_an_error() -> None:
    assert remarks_with(sous_theme=["Flux et trafic", "Stationnement", "Multimodalités"]) == [
        ("sous_theme", Severity.ERROR, "too_many")
    ]


def test_a_subtheme_of_another_theme_is_a_warning() -> None:
    assert remarks_with(sous_theme=["Flux et trafic", "Agriculture"]) == [
        ("sous_theme", Severity.WARNING, "other_theme")
    ]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("Abandonné", []),
        ("Terminée", [("status_abandon", Severity.WARNING, "not_abandoned")]),
    ],
)
def test_the_reason_of_an_abandon_goes_with_an_abandoned_project(
    status: str, found: list[object]
) -> None:
    assert remarks_with(projet_status=status, status_abandon="Trop cher.") == found


def test_an_abandoned_project_may_leave_its_reason_empty() -> None:
    assert remarks_with(projet_status="Abandonné") == []


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        (-0.58, 44.84),
        (9.45, 42.70),
        (-61.53, 16.24),
        (-52.33, 4.94),
        (-63.08, 18.07),
        (-56.18, 46.78),
        (55.45, -20.88),
        (45.23, -12.78),
        (166.45, -22.27),
        (-176.17, -13.28),
        (-149.57, -17.54),
    ],
)
def test_every_french_territory_is_in_france(longitude: float, latitude: float) -> None:
    assert remarks_with(longitude=longitude, latidude=latitude) == []


@pytest.mark.parametrize(
    ("longitude", "latitude", "sentence"),
    [
        (44.84, -0.58, "La longitude et la latitude semblent inversées."),
        (0.0, 0.0, "Ce point n’est pas en France : vérifiez la longitude et la latitude."),
        (-73.57, 45.5, "Ce point n’est pas en France : vérifiez la longitude et la latitude."),
    ],
)
def test_a_point_elsewhere_is_a_warning(longitude: float, latitude: float, sentence: str) -> None:
    values = COMPLETE | {"longitude": longitude, "latidude": latitude}
    (remark,) = check(values, today=TODAY)
    assert (remark.key, remark.severity, str(remark.message)) == (
        "longitude",
        Severity.WARNING,
        sentence,
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"date": "20/11/2025", "projet_date": "11/2025"}, []),
        ({"date": "21/11/2025"}, [("date", Severity.WARNING, "future")]),
        ({"projet_date": "12/2025"}, [("projet_date", Severity.WARNING, "future")]),
    ],
)
def test_a_day_to_come_is_a_warning(changes: dict[str, str], found: list[object]) -> None:
    assert remarks_with(**changes) == found


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type_algorithme": ["NSP", "IA générative"]}, "nsp"),
        ({"audience_service": ["agent", "Aménageurs"]}, "not_canonical"),
        ({"sous_theme": ["Agriculture", "Agriculture"]}, "not_canonical"),
        ({"projet_date": "9/2024"}, "not_canonical"),
        ({"coll_type": "commune"}, "not_canonical"),
        ({"nom_projet": " Prévoir "}, "not_canonical"),
        ({"nom_projet": 12}, "not_canonical"),
        ({"nom_projet": "aucun"}, "emptied"),
        ({"nom_projet": {"fr": "Prévoir"}}, "unreadable"),
        ({"longitude": 200.0}, "unreadable"),
        ({"longitude": True}, "unreadable"),
        ({"url_infos": "javascript:alert(1)"}, "unreadable"),
    ],
)
def test_a_value_that_reading_would_not_have_kept_is_an_error(
    changes: dict[str, Any], code: str
) -> None:
    (key,) = changes
    assert remarks_with(**changes) == [(key, Severity.ERROR, code)]


def test_an_unknown_key_is_ignored() -> None:
    assert remarks_with(inconnu="x") == []
    assert assess({"inconnu": "x"}).values == {}


def test_an_integer_number_of_degrees_is_canonical() -> None:
    assert remarks_with(longitude=2, latidude=48) == []


def test_an_unreadable_required_public_field_is_one_error_and_not_two() -> None:
    raw = COMPLETE | {"audience_service": "Aménageurs"}
    found = assess(raw, today=TODAY)
    assert [(remark.key, remark.severity, remark.code) for remark in found.remarks] == [
        ("audience_service", Severity.ERROR, "unreadable")
    ]
    assert found.unread == {"audience_service": ["Aménageurs"]}
    assert "audience_service" not in found.values


def test_an_unreadable_required_restricted_field_warns_and_remains_to_be_completed() -> None:
    found = assess(COMPLETE | {"herbergement": "dans un placard"}, today=TODAY)
    assert [(remark.key, remark.severity, remark.code) for remark in found.remarks] == [
        ("herbergement", Severity.WARNING, "unreadable"),
        ("herbergement", Severity.TODO, "missing"),
    ]
    assert found.publishable


def test_an_assessment_gives_canonical_values_in_published_order() -> None:
    raw = {"theme": "mobilités", "coll_nom": "  Ville   de Metz ", "sous_theme": "x, Agriculture"}
    found = assess(raw, today=TODAY)
    assert list(found.values.items()) == [
        ("coll_nom", "Ville de Metz"),
        ("theme", "Mobilités"),
        ("sous_theme", ["Agriculture"]),
    ]
    assert found.unread == {"sous_theme": ["x"]}


def test_only_errors_forbid_publication() -> None:
    found = assess(
        COMPLETE | {"image_url": "", "herbergement": "", "url_infos": "non"}, today=TODAY
    )
    assert {remark.severity for remark in found.remarks} == {Severity.WARNING, Severity.TODO}
    assert (found.publishable, errors(found.remarks)) == (True, [])


def test_the_reason_of_an_abandon_is_asked_of_an_abandoned_project_only() -> None:
    reason = FIELD["status_abandon"]
    assert (asked(reason, {}), asked(reason, {"projet_status": "Abandonné"})) == (False, True)
    assert asked(FIELD["theme"], {})


@pytest.mark.parametrize(
    ("values", "level", "percent"),
    [
        ({}, Level.PUBLIC, 0),
        (COMPLETE, Level.PUBLIC, 100),
        (COMPLETE, Level.EXPERT, 100),
        ({key: value for key, value in COMPLETE.items() if key != "image_url"}, Level.PUBLIC, 94),
        (COMPLETE | {"projet_status": "Abandonné"}, Level.PUBLIC, 94),
        ({"coll_nom": "Metz", "budget": "plus de 100k€"}, Level.PUBLIC, 6),
        ({"coll_nom": "Metz", "budget": "plus de 100k€"}, Level.RESTREINT, 7),
        (COMPLETE | {"coll_nom": "", "sous_theme": []}, Level.PUBLIC, 88),
    ],
)
def test_completeness_counts_what_is_asked_and_readable(
    values: Mapping[str, Value], level: Level, percent: int
) -> None:
    assert completeness(values, level) == percent


@pytest.mark.parametrize(
    ("siren", "remarks"),
    [
        ("552100554", []),
        (
            "552100555",
            [("redevabilite_siren_fournisseur", Severity.WARNING, "siren_key")],
        ),
    ],
)
def test_the_key_of_the_supplier_is_checked_and_publishes_all_the_same(
    siren: str, remarks: list[tuple[str, Severity, str]]
) -> None:
    assert remarks_with(redevabilite_siren_fournisseur=siren) == remarks
    assert errors(check(COMPLETE | {"redevabilite_siren_fournisseur": siren}, today=TODAY)) == []


@pytest.mark.parametrize(
    ("level", "kinds", "alarms"),
    [
        ("automatisation complète", ["Machine Learning"], True),
        ("automatisation complète", ["IA générative", "Computer vision"], True),
        ("automatisation complète", ["NSP"], False),
        ("automatisation assistée", ["Machine Learning"], False),
        ("aide à la décision", ["Machine Learning"], False),
    ],
)
def test_a_machine_that_learns_and_decides_alone_is_an_alarm(
    level: str, kinds: list[str], alarms: bool
) -> None:
    """Loi n° 78-17, article 47, and decision n° 2018-765 DC: told, not censored."""
    key = "redevabilite_niveau_automatisation"
    wanted = [(key, Severity.WARNING, SOLE_BASIS)] if alarms else []
    assert remarks_with(**{key: level, "type_algorithme": kinds}) == wanted


def test_the_questions_of_the_extension_do_not_count_for_completeness() -> None:
    full = {field.key: field.example for field in EXTENSION["redevabilite"].fields}
    levels = list(Level)
    assert [completeness(COMPLETE | full, level) for level in levels] == [
        completeness(COMPLETE, level) for level in levels
    ]
