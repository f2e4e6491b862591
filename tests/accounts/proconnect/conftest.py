"""The provider on loopback, and our settings for it."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from config import proconnect as reading
from tests.oidc.provider import Provider, running


@pytest.fixture(scope="session")
def provider_process() -> Iterator[Provider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(
    provider_process: Provider, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> Provider:
    for name, value in provider_process.settings().items():
        monkeypatch.setenv(name, value)
    settings.PROCONNECT = reading.application()
    settings.SOCIALACCOUNT_PROVIDERS = reading.providers(settings.PROCONNECT)
    provider_process.expect()
    return provider_process
