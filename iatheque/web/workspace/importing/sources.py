"""Scheduled sources: opened, paused, taken up, deleted."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.intake import work
from iatheque.intake.domain.sources import delete, open_source, pause, read, resume

from .scope import scope_of, source_of

_ACTS: dict[str, Callable[..., None]] = {
    "pause": pause,
    "reprendre": resume,
    "supprimer": delete,
}
_LONGEST = 2000


@require_POST
@login_required
def open_one(request: HttpRequest, siren: str) -> HttpResponse:
    """`/espace/<siren>/sources/`: read this address from now on, at once the first time."""
    scope = scope_of(request, siren)
    address = request.POST.get("adresse", "").strip()
    if not address.lower().startswith(("https://", "http://")) or len(address) > _LONGEST:
        messages.error(request, _("Donnez une adresse qui commence par https:// ou http://."))
    else:
        work.start(read, open_source(by=request.user, siren=scope.siren, address=address))
        messages.success(request, _("La source est ouverte ; sa première lecture commence."))
    return redirect(scope.path("imports") + "#sources")


@require_POST
@login_required
def change(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """`…/sources/<source>/`: pause, take up, read now, delete."""
    scope = scope_of(request, siren)
    source = source_of(scope, slug)
    wanted = request.POST.get("faire", "")
    if wanted == "lire" and not source.is_paused:
        work.start(read, source)
    elif wanted in _ACTS:
        _ACTS[wanted](source, by=request.user)
    messages.success(request, _("C’est fait."))
    return redirect(scope.path("imports") + "#sources")
