"""Writes the sign-in log, and forgets its old rows."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from .models import SignIn, User


@receiver(user_logged_in)
def _on_sign_in(request: HttpRequest, user: User, **_kwargs: object) -> None:
    methods = {record["method"] for record in get_authentication_records(request, user)}
    by_proconnect = "socialaccount" in methods
    SignIn.objects.create(
        user=user,
        at=timezone.now(),
        method=SignIn.Method.PROCONNECT if by_proconnect else SignIn.Method.CODE,
        second_factor="mfa" in methods,
        address=get_adapter().get_client_ip(request),
    )


def forget_old() -> int:
    """Delete the rows older than `SIGN_IN_LOG_DAYS`, and what was known of sessions now ended.

    Return how many.
    """
    limit = timezone.now() - timedelta(days=settings.SIGN_IN_LOG_DAYS)
    rows, _by_model = SignIn.objects.filter(at__lt=limit).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    ended, _by_model = UserSession.objects.filter(~Exists(alive)).delete()
    return rows + ended
