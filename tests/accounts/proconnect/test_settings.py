"""The settings of ProConnect fail loudly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import proconnect

GOOD = {
    "CLIENT_ID": "bibliotheque",
    "SECRET": "secret",
    "ISSUER": "https://fournisseur.example/api/v2",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    for name, value in (GOOD | request.param).items():
        if value is not None:
            monkeypatch.setenv(f"IATHEQUE_PROCONNECT_{name}", value)


@pytest.mark.parametrize("given", [{}], indirect=True)
def test_all_that_is_needed(given: None) -> None:
    app = proconnect.application()
    assert app == {
        "client_id": "bibliotheque",
        "secret": "secret",
        "issuer": "https://fournisseur.example/api/v2",
        "algorithm": "RS256",
        "acr": ["eidas1"],
    }
    assert proconnect.origin(app) == "https://fournisseur.example"


@pytest.mark.parametrize("given", [{"CLIENT_ID": None}, {"CLIENT_ID": ""}], indirect=True)
def test_without_a_client_there_is_no_proconnect(given: None) -> None:
    assert proconnect.application() is None
    assert proconnect.providers(None) == {}


@pytest.mark.parametrize(
    "given",
    [
        {"SECRET": None},
        {"ISSUER": None},
        {"ISSUER": "http://fournisseur.example"},
        {"ALGORITHM": "none"},
        {"ALGORITHM": "HS256"},
    ],
    indirect=True,
)
def test_what_would_be_unsafe_stops_the_start(given: None) -> None:
    with pytest.raises(ImproperlyConfigured, match="IATHEQUE_PROCONNECT_"):
        proconnect.application()
