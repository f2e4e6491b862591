"""Which authorities publish by themselves: said by the national team."""

from functools import partial

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain.circuits import set_circuit
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.organisations.models import Organisation

from .doors import for_the_team
from .pages import link, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def circuits(request: HttpRequest) -> HttpResponse:
    """Show the verified authorities; change the circuit of one."""
    if request.method == "POST":
        _change(request)
        return redirect(f"{request.path}{link(request)}")
    asked = request.GET.get("q", "").strip()[:200]
    named = Q(name__icontains=asked) | Q(siren__startswith="".join(asked.split())[:9] or "-")
    rows = Organisation.objects.filter(named, is_verified=True).order_by("name", "siren")
    context = {"asked": asked, "page": page_of(request, rows), "link": partial(link, request)}
    return render(request, "moderation/circuits.html", context)


def _change(request: HttpRequest) -> None:
    organisation = get_object_or_404(Organisation, siren=request.POST.get("siren", "")[:9])
    try:
        set_circuit(organisation, own=request.POST.get("circuit") == "own", by=request.user)
    except NotAllowedError:
        messages.error(request, _("Vérifiez d’abord cette collectivité."))
    else:
        messages.success(request, _("C’est enregistré."))
