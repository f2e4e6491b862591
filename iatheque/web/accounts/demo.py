"""Demonstration mode: who one may be, and the mails that would have been sent."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from ipaddress import ip_address

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from iatheque.accounts import demo_mail
from iatheque.organisations import demo

_View = Callable[[HttpRequest], HttpResponse]


def _on_this_machine(view: _View) -> _View:
    """Answer 404 outside demonstration mode, and to whoever is not on this very machine."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if not settings.DEMO or not _is_local(request):
            raise Http404
        return view(request)

    return never_cache(checked)


def _is_local(request: HttpRequest) -> bool:
    """A proxy on this machine speaks for others: its requests are not local."""
    forwarded = {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"}
    if forwarded & request.META.keys():
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@_on_this_machine
def people(request: HttpRequest) -> HttpResponse:
    """Show the demonstration accounts."""
    rows = [(row, _code_now(row.secret)) for row in demo.people()]
    return render(request, "demo/people.html", {"rows": rows})


@_on_this_machine
def mails(request: HttpRequest) -> HttpResponse:
    """Show the mails that would have been sent, the latest first."""
    rows = [(datetime.fromisoformat(row["at"]), row) for row in demo_mail.latest()]
    return render(request, "demo/mails.html", {"rows": rows})


def _code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30)) if secret else ""
