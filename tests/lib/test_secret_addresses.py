"""Logs do not tell the addresses that are secrets."""

import logging

import pytest

from iatheque.lib.secret_addresses import Hidden


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Not Found: /decision/invitation/s3cret_-/", "Not Found: /decision/invitation/…/"),
        ("GET /alertes/s3cret/arreter/ 200", "GET /alertes/…/arreter/ 200"),
        ("/apercu/s3cret", "/apercu/…"),
        ("/fichiers/s3cret/plan.pdf", "/fichiers/…/plan.pdf"),
        ("/projets/aaaaaaaaaa-cantine/", "/projets/aaaaaaaaaa-cantine/"),
    ],
)
def test_a_secret_address_is_written_without_its_secret(said: str, written: str) -> None:
    record = logging.LogRecord("django.request", logging.INFO, "", 0, "%s", (said,), None)
    assert Hidden().filter(record)
    assert record.getMessage() == written
