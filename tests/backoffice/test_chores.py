"""`iatheque taches`: what is due is done once."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from iatheque.accounts.models import KeyedAnswer, SignIn, User
from iatheque.projects.models import Change
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def run() -> list[str]:
    said = StringIO()
    call_command("taches", stdout=said)
    return said.getvalue().splitlines()


def test_chores_forget_what_is_old_and_do_nothing_twice() -> None:
    old, older, recent = make_project(), make_project(), make_project()
    month_ago = timezone.now() - timedelta(days=31)
    Change.objects.filter(project_id__in=[old.pk, older.pk]).update(at=month_ago)
    Session.objects.create(session_key="expired", expire_date=month_ago)
    Session.objects.create(session_key="valid", expire_date=timezone.now() + timedelta(hours=1))
    year_ago = timezone.now() - timedelta(days=366)
    person = User.objects.create_user("agent@ville.example")
    SignIn.objects.create(user=person, at=year_ago, method=SignIn.Method.CODE)
    KeyedAnswer.objects.create(user=person, caller="jeton-1", key="a", at=month_ago)
    UserSession.objects.create(user=person, session_key="gone", ip="192.0.2.1")

    assert run() == [
        "Index de recherche : à jour.",
        "Sessions expirées effacées : 1.",
        "Lignes anciennes du journal effacées : 2.",
        "Réponses de l’API gardées pour être redites, effacées : 1.",
        "Données personnelles dont la durée est passée, effacées : 2.",
        "Courriels « à vérifier » envoyés : 0.",
        "Imports repris ou oubliés : 0.",
        "Sources régulières lues : 0.",
        "Alertes envoyées : 0.",
        "Liens visités : 0, dont 0 sans réponse.",
        "Logos copiés : 0.",
    ]
    assert list(Change.objects.values_list("project_id", flat=True)) == [recent.pk]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["valid"]
    assert run() == [
        "Index de recherche : à jour.",
        "Sessions expirées effacées : 0.",
        "Lignes anciennes du journal effacées : 0.",
        "Réponses de l’API gardées pour être redites, effacées : 0.",
        "Données personnelles dont la durée est passée, effacées : 0.",
        "Courriels « à vérifier » envoyés : 0.",
        "Imports repris ou oubliés : 0.",
        "Sources régulières lues : 0.",
        "Alertes envoyées : 0.",
        "Liens visités : 0, dont 0 sans réponse.",
        "Logos copiés : 0.",
    ]


def test_chores_keep_the_last_change_however_old() -> None:
    make_project()
    Change.objects.update(at=timezone.now() - timedelta(days=400))

    run()

    assert Change.objects.count() == 1
