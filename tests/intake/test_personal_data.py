"""Imports of a person: told to her, then signed by nobody."""

import pytest

from iatheque.intake.models import Import, Source
from iatheque.organisations.personal_data import erase, export
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db


def test_a_person_reads_what_she_imported_then_leaves_it_unsigned() -> None:
    town = authority()
    agent = member("agent", town)
    source = Source.objects.create(
        siren=town.siren, address="https://grist.example/a.csv", by=agent
    )
    sent = Import.objects.create(siren=town.siren, name="projets.csv", by=agent, undone_by=agent)
    Import.objects.create(siren=town.siren, name="a.csv", by=agent, source=source)
    kept = export(agent)
    assert (kept["imports"], kept["sources_regulieres"]) == (
        [{"fichier": "projets.csv", "le": sent.at.isoformat(), "etat": "lecture en cours"}],
        [{"adresse": source.address, "ouverte_le": source.created_at.isoformat()}],
    )
    erase(agent)
    assert set(Import.objects.values_list("by", "undone_by")) == {(None, None)}
    assert Source.objects.get().by is None
