"""What is said before a library is opened to the public."""

import pytest
from django.conf import LazySettings
from django.core import checks
from django.db.migrations.recorder import MigrationRecorder

from iatheque.web.pages.models import PageText


def ours(databases: list[str] | None = None) -> list[str]:
    found = checks.run_checks(include_deployment_checks=True, databases=databases)
    return sorted(message.id for message in found if message.id.startswith("iatheque."))


def test_settings_of_a_trial_are_no_public_address(settings: LazySettings) -> None:
    assert ours() == ["iatheque.W001", "iatheque.W002"]
    settings.HTTPS, settings.CONTACT_EMAIL = True, "equipe@ville.fr"

    assert ours() == []


@pytest.mark.django_db
def test_legal_notice_not_written_and_tables_behind_are_told(settings: LazySettings) -> None:
    settings.HTTPS, settings.CONTACT_EMAIL = True, "equipe@ville.fr"

    assert ours(["default"]) == ["iatheque.W003"]
    PageText.objects.create(key="mentions-legales.editeur", title="Édition", body="La ville.")
    assert ours(["default"]) == []
    MigrationRecorder.Migration.objects.filter(app="pages").delete()
    assert ours(["default"]) == ["iatheque.E001"]
