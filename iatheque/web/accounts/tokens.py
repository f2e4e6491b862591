"""Tokens of the API: made, shown once, revoked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.lib.text import clean_line
from iatheque.organisations import tokens as domain
from iatheque.organisations.models import ApiToken, Organisation, Scope

from .forms import TokenForm


@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """Show the tokens, and make one; its secret is on this answer and nowhere else."""
    own = Organisation.objects.filter(memberships__user=request.user, memberships__is_accepted=True)
    form = TokenForm(request.POST or None, organisations=own)
    secret = ""
    if form.is_valid():
        _token, secret = domain.create_token(
            request.user,
            form.cleaned_data["organisation"],
            name=clean_line(form.cleaned_data["name"]),
            scope=Scope(form.cleaned_data["scope"]),
        )
        form = TokenForm(organisations=own)
    rows = ApiToken.objects.filter(user=request.user).select_related("organisation")
    context = {"form": form, "rows": rows, "secret": secret}
    return render(request, "account/tokens.html", context)


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a token useless, for ever."""
    get_object_or_404(ApiToken, pk=pk, user=request.user).delete()
    messages.success(request, _("Le jeton ne sert plus."))
    return redirect("accounts:tokens")
