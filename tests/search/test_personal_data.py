"""Alerts of a person: taken away with the rest, gone with her."""

import pytest

from iatheque.organisations.personal_data import erase, export
from iatheque.search.alerts import Wish, subscribe
from iatheque.search.models import SavedSearch
from tests.organisations.people import person

pytestmark = pytest.mark.django_db


def test_a_person_takes_her_alerts_away_then_none_writes_to_her() -> None:
    reader, other = person("lectrice"), person("autre")
    mine = subscribe(Wish(reader.email, "theme=Urbanisme", "Urbanisme", "weekly"), reader)
    unconfirmed = subscribe(Wish(reader.email, "", "Tous les projets", "daily"))
    theirs = subscribe(Wish(other.email, "", "Tous les projets", "daily"), other)
    assert export(reader)["alertes"] == [
        {
            "suivi": "Urbanisme",
            "adresse_electronique": reader.email,
            "rythme": "chaque semaine",
            "demandee_le": mine.created_at.isoformat(),
            "confirmee": True,
        },
        {
            "suivi": "Tous les projets",
            "adresse_electronique": reader.email,
            "rythme": "chaque jour",
            "demandee_le": unconfirmed.created_at.isoformat(),
            "confirmee": False,
        },
    ]
    erase(reader)
    assert list(SavedSearch.objects.all()) == [theirs]
