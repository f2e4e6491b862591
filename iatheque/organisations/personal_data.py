"""What is kept about a person: all of it given to her, or erased, when she asks."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Model

from iatheque.accounts.models import KeyedAnswer, SignIn, User

from .models import ApiToken, Membership
from .signals import data_asked, person_erased


def export(user: User) -> dict[str, Any]:
    """Return everything kept about a person, in plain words, ready for JSON."""
    kept = _account(user)
    for _receiver, found in data_asked.send(sender=User, user=user):
        kept |= found
    return kept


def _account(user: User) -> dict[str, Any]:
    return {
        "nom": user.full_name,
        "adresse_electronique": user.email,
        "compte_cree_le": user.date_joined.isoformat(),
        "expert": user.is_expert,
        "equipe_nationale": user.is_moderator,
        "collectivites": [_membership(row) for row in _memberships(user)],
        "proconnect": list(
            SocialAccount.objects.filter(user=user).order_by("pk").values("uid", "extra_data")
        ),
        "seconds_facteurs": list(
            Authenticator.objects.filter(user=user).order_by("pk").values_list("type", flat=True)
        ),
        "jetons_api": [
            {"nom": token.name, "collectivite": token.organisation.name, "droits": token.scope}
            for token in ApiToken.objects.filter(user=user).select_related("organisation")
        ],
        "sessions": [
            {"debut": row.created_at.isoformat(), "adresse": row.ip, "navigateur": row.user_agent}
            for row in UserSession.objects.filter(user=user).order_by("pk")
        ],
        "connexions": [
            {"le": row.at.isoformat(), "moyen": row.method, "adresse": row.address}
            for row in SignIn.objects.filter(user=user)
        ],
    }


@transaction.atomic
def erase(user: User) -> None:
    """Delete what is about the person; what she signed stays, signed by nobody in particular."""
    for session in UserSession.objects.filter(user=user).order_by("pk"):
        session.end()
    about: tuple[type[Model], ...] = (
        EmailAddress,
        SocialAccount,
        Authenticator,
        ApiToken,
        Membership,
        SignIn,
        KeyedAnswer,
    )
    for model in about:
        model._default_manager.filter(user=user).delete()
    person_erased.send(sender=User, user=user)
    user.email = f"efface-{user.pk}@iatheque.invalid"
    user.full_name = ""
    user.is_active = False
    user.is_staff = user.is_superuser = user.is_expert = user.is_moderator = False
    user.groups.clear()
    user.user_permissions.clear()
    user.set_unusable_password()
    user.save()


def _memberships(user: User) -> Any:
    return Membership.objects.filter(user=user).select_related("organisation").order_by("pk")


def _membership(row: Membership) -> dict[str, Any]:
    return {
        "nom": row.organisation.name,
        "siren": row.organisation.siren,
        "role": row.get_role_display(),
        "acceptee": row.is_accepted,
        "demandee_le": row.requested_at.isoformat(),
        "message": row.message,
        "reponse": row.reason,
    }
