"""The open sessions of a person, and closing them."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the account is open; close one session, or all the others."""
    current = request.session.session_key
    if request.method == "POST":
        for session in _chosen(request):
            session.end()
        messages.success(request, _("C’est fermé."))
        return redirect("accounts:sessions")
    rows = sorted(UserSession.objects.purge_and_list(request.user), key=lambda row: row.created_at)
    return render(request, "account/sessions.html", {"rows": rows, "current": current})


def _chosen(request: HttpRequest) -> list[UserSession]:
    mine = UserSession.objects.filter(user=request.user).order_by("pk")
    if request.POST.get("action") == "others":
        return list(mine.exclude(session_key=request.session.session_key))
    pk = request.POST.get("session", "")
    return [get_object_or_404(mine, pk=pk if pk.isdigit() else 0)]
