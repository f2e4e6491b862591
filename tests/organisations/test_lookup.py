"""The public register, as a server of this machine speaks for it."""

import json

import pytest
from django.conf import LazySettings

from iatheque.organisations.lookup import Found, LookupFailedError, look_up
from tests.harness.web_server import page, serving

SIRET = "21220278200018"
PATH = f"/search?q={SIRET}&per_page=1"
RESULT = {
    "siren": "212202782",
    "nom_complet": "COMMUNE DE SAINT BRIEUC",
    "nature_juridique": "7210",
    "tranche_effectif_salarie": "42",
    "siege": {
        "siret": SIRET,
        "latitude": "48.513",
        "longitude": "-2.765",
        "libelle_commune": "SAINT-BRIEUC",
    },
}


def answered(settings: LazySettings, body: object, **how: object) -> Found:
    """Return what is found when the register answers `body`."""
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with serving({PATH: page(raw, **how)}) as (site, _hosts):
        settings.SIRET_SEARCH_URL = f"{site}/search"
        return look_up(SIRET)


def refused(settings: LazySettings, body: object, **how: object) -> str:
    """Return why nothing is found."""
    with pytest.raises(LookupFailedError) as error:
        answered(settings, body, **how)
    return str(error.value.note)


def test_an_authority_is_found_by_its_siret(settings: LazySettings) -> None:
    assert answered(settings, {"results": [RESULT]}) == Found(
        siren="212202782",
        siret=SIRET,
        name="COMMUNE DE SAINT BRIEUC",
        kind="Commune",
        town="SAINT-BRIEUC",
        staff="42",
        longitude=-2.765,
        latitude=48.513,
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("7220", "département"),
        ("7230", "région"),
        ("7344", "Métropole"),
        ("7343", "EPCI"),
        ("7346", "EPCI"),
        ("7348", "EPCI"),
        ("7353", "syndicat mixte"),
        ("7354", "syndicat mixte"),
        ("7355", "syndicat mixte"),
        ("5710", ""),
    ],
)
def test_legal_categories_become_types_of_the_model(
    settings: LazySettings, code: str, kind: str
) -> None:
    assert answered(settings, {"results": [RESULT | {"nature_juridique": code}]}).kind == kind


def test_what_is_missing_or_odd_is_left_out(settings: LazySettings) -> None:
    bare = {"siren": "212202782", "siege": {"latitude": "", "longitude": "NaN", "siret": None}}
    assert answered(settings, {"results": [bare]}) == Found(
        "212202782", "", "", "", "", "", None, None
    )


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", {"results": None, "x": 1}])
def test_an_answer_that_is_not_the_register_s_is_said(settings: LazySettings, body: object) -> None:
    said = refused(settings, body)
    assert said.startswith("Le répertoire des entreprises ")


def test_another_authority_is_never_taken_for_it(settings: LazySettings) -> None:
    other = RESULT | {"siren": "243300316"}
    unknown = "Le répertoire des entreprises ne connaît pas ce SIRET."
    assert refused(settings, {"results": [other]}) == unknown
    assert refused(settings, {"results": []}) == unknown


def test_a_register_that_does_not_answer_is_said(settings: LazySettings) -> None:
    down = "Le répertoire des entreprises ne répond pas en ce moment."
    assert refused(settings, b"", status=503) == down
    settings.SIRET_SEARCH_URL = "http://127.0.0.1:9/search"
    with pytest.raises(LookupFailedError) as error:
        look_up(SIRET)
    assert str(error.value.note) == down


def test_a_wrong_number_is_not_even_asked(settings: LazySettings) -> None:
    settings.SIRET_SEARCH_URL = "http://127.0.0.1:9/search"
    with pytest.raises(LookupFailedError) as error:
        look_up("21220278200019")
    assert str(error.value.note) == "Ce SIRET n’a pas 14 chiffres justes."
