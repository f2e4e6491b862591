"""The second factor: compulsory for the national team and for administrators.

A session says that it was shown a second factor; whoever needs one and has not shown it sees
nothing but the pages where she does.
"""

from collections.abc import Callable

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from .models import User

SESSION_KEY = "second_factor"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_required(user: User) -> bool:
    """True for those who decide for others: national team, staff, administrators."""
    return user.is_moderator or user.is_staff or user.is_superuser


def is_shown(request: HttpRequest) -> bool:
    """True when the person of this session showed her second factor in it."""
    return request.session.get(SESSION_KEY) == request.user.pk


class SecondFactorMiddleware:
    """Leads those who must show a second factor to the page where they show it or choose one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and _is_held(request):
            return redirect(_where(request))
        return self.get_response(request)


def _is_held(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or not is_required(user) or is_shown(request):
        return False
    open_paths = (reverse("mfa_index"), reverse("account_logout"), settings.STATIC_URL)
    return not request.path.startswith(open_paths)


def _where(request: HttpRequest) -> str:
    """Return where to show the second factor she has, or else to choose one."""
    if not Authenticator.objects.filter(user=request.user, type__in=FACTORS).exists():
        return reverse("mfa_index")
    after = request.get_full_path() if request.method == "GET" else settings.LOGIN_REDIRECT_URL
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': after})}"


@receiver(authentication_step_completed)
def _on_step(request: HttpRequest, user: User, method: str, **_kwargs: object) -> None:
    if method == "mfa":
        request.session[SESSION_KEY] = user.pk
        _rename_session(request)


def _rename_session(request: HttpRequest) -> None:
    """Give the session another name now that it opens more; the list of sessions follows it."""
    before = request.session.session_key
    request.session.cycle_key()
    rows = UserSession.objects.filter(session_key=before)
    rows.update(session_key=request.session.session_key)


@receiver(authenticator_added)
def _on_added(request: HttpRequest, user: User, **_kwargs: object) -> None:
    """Choosing a factor takes showing it: the recovery codes may be read at once."""
    record_authentication(request, user, "mfa", reauthenticated=True)


@receiver(authenticator_removed)
def _on_removed(request: HttpRequest, user: User, **_kwargs: object) -> None:
    if not Authenticator.objects.filter(user=user, type__in=FACTORS).exists():
        request.session.pop(SESSION_KEY, None)
