"""One's own data: exported whole, erased whole."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone

from iatheque.accounts import sign_in_log
from iatheque.accounts.models import SignIn, User
from iatheque.organisations import personal_data, retention
from iatheque.organisations.models import ApiToken, Membership, RightChange, Scope
from iatheque.organisations.tokens import create_token
from tests.accounts.sign_in import by_code, give_totp
from tests.factories import make_project
from tests.organisations.people import authority, member, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client: Client) -> User:
    """A person with everything that can be kept about a person."""
    agent = member("agent", authority())
    User.objects.filter(pk=agent.pk).update(full_name="Camille Le Goff")
    by_code(client, agent.email)
    SocialAccount.objects.create(
        user=agent, provider="proconnect", uid="sub-1", extra_data={"siret": "21220278200018"}
    )
    EmailAddress.objects.create(user=agent, email=agent.email, verified=True)
    give_totp(agent)
    create_token(agent, Membership.objects.get().organisation, name="suivi", scope=Scope.READ)
    agent.refresh_from_db()
    return agent


def test_the_export_says_everything(agent: User) -> None:
    found = personal_data.export(agent)
    membership, session, sign_in = (
        Membership.objects.get(),
        UserSession.objects.get(),
        SignIn.objects.get(),
    )
    assert found == {
        "nom": "Camille Le Goff",
        "adresse_electronique": "agent@exemple.example",
        "compte_cree_le": agent.date_joined.isoformat(),
        "expert": False,
        "equipe_nationale": False,
        "collectivites": [
            {
                "nom": "Ville 212202782",
                "siren": "212202782",
                "role": "contribue",
                "acceptee": True,
                "demandee_le": membership.requested_at.isoformat(),
                "message": "",
                "reponse": "",
            }
        ],
        "proconnect": [{"uid": "sub-1", "extra_data": {"siret": "21220278200018"}}],
        "seconds_facteurs": ["totp"],
        "jetons_api": [{"nom": "suivi", "collectivite": "Ville 212202782", "droits": "read"}],
        "sessions": [
            {
                "debut": session.created_at.isoformat(),
                "adresse": "127.0.0.1",
                "navigateur": "",
            }
        ],
        "fiches_envoyees": [],
        "messages_de_relecture": [],
        "decisions": [],
        "signalements": [],
        "messages_aux_services": [],
        "alertes": [],
        "imports": [],
        "sources_regulieres": [],
        "mes_reponses": [],
        "evaluations_enregistrees": [],
        "connexions": [{"le": sign_in.at.isoformat(), "moyen": "code", "adresse": "127.0.0.1"}],
    }


def test_erasing_leaves_no_trace_but_the_work(agent: User, client: Client) -> None:
    project = make_project(by=agent)
    personal_data.erase(agent)

    agent.refresh_from_db()
    assert (agent.email, agent.full_name, agent.is_active) == (
        f"efface-{agent.pk}@iatheque.invalid",
        "",
        False,
    )
    for model in (
        EmailAddress,
        SocialAccount,
        Authenticator,
        ApiToken,
        Membership,
        SignIn,
        UserSession,
    ):
        assert not model._default_manager.exists(), model
    assert client.get("/compte/").status_code == 302
    assert project.publications.get().author == agent


def test_erasing_takes_every_right_away() -> None:
    team = person("equipe", is_moderator=True, is_staff=True, is_superuser=True, is_expert=True)
    personal_data.erase(team)
    team.refresh_from_db()
    assert [team.is_moderator, team.is_staff, team.is_superuser, team.is_expert] == [False] * 4


def test_the_address_may_open_a_new_account_after_erasing(client: Client) -> None:
    by_code(client, "agent@ville.example")
    personal_data.erase(User.objects.get())
    assert by_code(Client(), "agent@ville.example") == "/compte/"
    assert User.objects.filter(is_active=True).count() == 1


def test_the_sign_in_log_forgets_after_its_time(agent: User) -> None:
    old = timezone.now() - timedelta(days=settings.SIGN_IN_LOG_DAYS, minutes=1)
    SignIn.objects.create(user=agent, at=old, method="code")
    assert (sign_in_log.forget_old(), sign_in_log.forget_old()) == (1, 0)
    assert SignIn.objects.count() == 1


def test_old_requests_are_forgotten_and_places_kept() -> None:
    now = timezone.now()
    town = authority()
    kept, forgotten = [], []
    for name, days, accepted, decided, keep in [
        ("membre", 4000, True, True, True),
        ("attend", 179, False, False, True),
        ("oubliee", 181, False, False, False),
        ("refusee", 364, False, True, True),
        ("refusee-jadis", 366, False, True, False),
    ]:
        then = now - timedelta(days=days)
        row = Membership.objects.create(
            user=person(name),
            organisation=town,
            is_accepted=accepted,
            requested_at=then,
            decided_at=then if decided else None,
        )
        (kept if keep else forgotten).append(row.pk)
    assert (retention.forget_old(), retention.forget_old()) == (2, 0)
    assert set(Membership.objects.values_list("pk", flat=True)) == set(kept)
    assert RightChange.objects.count() == 0
