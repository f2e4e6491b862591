"""Changing one's own e-mail address: the new one is proved by a code, the old one is told."""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from . import codes
from .email_code import TooManyCodesError
from .letters import Letter, send
from .models import User

_log = logging.getLogger(__name__)
_KEY = "new_address"


class AddressTakenError(Exception):
    """Somebody has an account with this address; only who reads it is told."""


@dataclass(frozen=True, slots=True)
class _Awaited:
    """The code on its way, kept in the session of the browser that asked for it."""

    email: str
    secret: str
    kept: str
    sent_at: str
    tries: int = 0


def ask(request: HttpRequest, email: str) -> None:
    """Send a code to `email`, whoever has it; the answer is the same for every address.

    Raises `TooManyCodesError` beyond the limits, `OSError` when the mail cannot leave.
    """
    email = email.lower()
    if not ratelimit.consume(request, action="change_address", key=email):
        raise TooManyCodesError
    digits, secret = codes.new_code(), get_random_string(32)
    send(_code_letter(digits), email)
    kept = codes.fingerprint(secret, digits)
    awaited = _Awaited(email, secret, kept, timezone.now().isoformat())
    request.session[_KEY] = asdict(awaited)


def awaited(request: HttpRequest) -> str:
    """Return the address whose code is awaited in this session, or nothing."""
    found = request.session.get(_KEY)
    return str(found["email"]) if found else ""


def confirm(request: HttpRequest, digits: str) -> None:
    """Give the person her new address when the code is right, and tell the old one.

    Raises `WrongCodeError`, `TooManyCodesError`, and `AddressTakenError`.
    """
    user = request.user
    if not ratelimit.consume(request, action="confirm_address", key=str(user.pk)):
        raise TooManyCodesError
    found = _Awaited(**request.session[_KEY])
    sent_at = datetime.fromisoformat(found.sent_at)
    if not codes.is_right(found.kept, found.secret, digits, sent_at=sent_at, tries=found.tries):
        request.session[_KEY] = asdict(found) | {"tries": found.tries + 1}
        raise codes.WrongCodeError
    del request.session[_KEY]
    _change(user, found.email)


def _change(user: User, email: str) -> None:
    former = user.email
    user.email = email
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
            EmailAddress.objects.filter(user=user).delete()
    except IntegrityError as error:
        user.email = former
        raise AddressTakenError from error
    letter = _changed_letter(email)
    try:
        send(letter, former)
    except OSError:
        _log.exception("The former address could not be told")


def _code_letter(digits: str) -> Letter:
    return Letter(
        subject=_("Votre code pour changer d’adresse"),
        paragraphs=(
            _("Voici le code à recopier pour que cette adresse ouvre votre compte IAthèque :"),
            _("Il est valable dix minutes."),
            _("Vous n’avez rien demandé ? Ignorez ce message : sans ce code, rien ne change."),
        ),
        code=digits,
    )


def _changed_letter(email: str) -> Letter:
    return Letter(
        subject=_("L’adresse de votre compte IAthèque a changé"),
        paragraphs=(
            _("Votre compte s’ouvre maintenant avec %(email)s, et plus avec cette adresse.")
            % {"email": _masked(email)},
            _("Si ce n’est pas vous, écrivez sans attendre à %(contact)s.")
            % {"contact": settings.CONTACT_EMAIL},
        ),
    )


def _masked(email: str) -> str:
    """Return the address with its first letter and its domain: enough for whoever chose it."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
