"""What allauth asks of us: who signs in, which mails leave, how secrets are kept."""

import logging
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import email_code, second_factor
from .letters import Letter, send
from .models import User
from .proconnect import linking

_log = logging.getLogger(__name__)
_INCORRECT_CODE = gettext_lazy("Ce code n’est pas le bon.")
_TOO_MANY_TRIES = gettext_lazy("Trop d’essais. Attendez quelques minutes avant de recommencer.")


class AccountAdapter(DefaultAccountAdapter):
    """Our words, our letters."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _INCORRECT_CODE,
        "too_many_login_attempts": _TOO_MANY_TRIES,
        "rate_limited": _TOO_MANY_TRIES,
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send our own letter for what allauth announces: a change in the person's security."""
        send(_security_letter(template_prefix.rpartition("/")[2]), email)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing: our pages show what changed."""


class ProConnectAdapter(DefaultSocialAccountAdapter):
    """A person who comes by ProConnect for the first time."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ask for a code by e-mail before tying ProConnect to an account that already exists."""
        email = sociallogin.user.email
        if sociallogin.is_existing or not User.objects.filter(email=email).exists():
            return
        linking.remember(request, sociallogin)
        try:
            email_code.start(request, email, sociallogin.get_redirect_url(request))
        except (email_code.TooManyCodesError, OSError) as error:
            raise ImmediateHttpResponse(redirect("account_login")) from error
        raise ImmediateHttpResponse(redirect("account_confirm_login_code"))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **what: Any) -> None:
        """Tell the operator why an answer was refused; the person is told to start again."""
        _log.warning("ProConnect sign-in refused: %s", what.get("exception") or what.get("error"))

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        """Give the new person her address and name."""
        user = sociallogin.user
        user.email = data["email"].lower()
        user.full_name = data.get("name") or ""
        return user


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factors are encrypted in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _INCORRECT_CODE,
        "cannot_delete_authenticator": gettext_lazy(
            "Votre rôle demande un second facteur : ajoutez-en un autre avant de retirer celui-ci."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        """Return the drawing to photograph, ready to stand inside a page."""
        return super().build_totp_svg(url).partition("?>")[2].strip()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last second factor of those who must have one."""
        if not second_factor.is_required(authenticator.user):
            return True
        others = Authenticator.objects.filter(
            user=authenticator.user, type__in=second_factor.FACTORS
        )
        return others.exclude(pk=authenticator.pk).exists()

    def encrypt(self, text: str) -> str:
        """Return `text` encrypted with a key derived from the secret key."""
        return _cipher(settings.SECRET_KEY).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text that `encrypt` was given."""
        return _cipher(settings.SECRET_KEY).decrypt(encrypted_text.encode()).decode()


@cache
def _cipher(secret: str) -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"second factor" + secret.encode()).digest()))


def _security_letter(event: str) -> Letter:
    return Letter(
        subject=_("Un changement sur votre compte IAthèque"),
        paragraphs=(
            _security_events()[event],
            _("Si ce n’est pas vous, écrivez sans attendre à %(contact)s.")
            % {"contact": settings.CONTACT_EMAIL},
        ),
    )


def _security_events() -> dict[str, str]:
    return {
        "totp_activated": _("Une application de codes protège maintenant votre compte."),
        "totp_deactivated": _("L’application de codes ne protège plus votre compte."),
        "webauthn_added": _("Une clé d’accès a été ajoutée à votre compte."),
        "webauthn_removed": _("Une clé d’accès a été retirée de votre compte."),
        "recovery_codes_generated": _("De nouveaux codes de secours ont été créés."),
        "account_connected": _("Votre compte peut maintenant s’ouvrir avec ProConnect."),
        "account_disconnected": _("Votre compte ne s’ouvre plus avec ProConnect."),
    }
