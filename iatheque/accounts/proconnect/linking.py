"""Ties ProConnect to an account that exists, and says which authority a person declares.

The first time, ProConnect names an address that an account already has: the tie is kept in the
session until a code sent to that address proves that it is the same person.
"""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.dispatch import receiver
from django.http import HttpRequest

from iatheque.accounts.models import User
from iatheque.accounts.signals import identified

_SESSION_KEY = "proconnect_to_tie"


def remember(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Keep who ProConnect says is there, until she proves that the address is hers."""
    request.session[_SESSION_KEY] = {
        "email": sociallogin.user.email,
        "uid": sociallogin.account.uid,
        "extra_data": sociallogin.account.extra_data,
    }


def declared_siren(user: User) -> str:
    """Return the SIREN of the establishment ProConnect last declared for her, or nothing."""
    account = SocialAccount.objects.filter(user=user, provider="proconnect").first()
    return str(account.extra_data.get("siret", ""))[:9] if account else ""


@receiver(user_logged_in)
def _on_sign_in(
    request: HttpRequest, user: User, sociallogin: SocialLogin | None = None, **_kwargs: Any
) -> None:
    kept = request.session.pop(_SESSION_KEY, None)
    if kept and kept["email"] == user.email:
        SocialAccount.objects.get_or_create(
            provider="proconnect",
            uid=kept["uid"],
            defaults={"user": user, "extra_data": kept["extra_data"]},
        )
    elif sociallogin is None:
        return
    identified.send(sender=User, user=user, siren=declared_siren(user))
