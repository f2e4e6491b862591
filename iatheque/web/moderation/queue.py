"""The queue: what waits, oldest first, like letters."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iatheque.moderation.queue import CLOSED, NEW, TALKING, UPDATE, WAITING, Box, queue

from .doors import for_deciders
from .pages import link, page_of
from .wording import age


@require_safe
@for_deciders
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the requests of one box."""
    asked = (request.GET.get(name, "") for name in ("boite", "genre", "collectivite"))
    box = Box.of(*asked)
    context = {
        "box": box,
        "page": page_of(request, queue(request.viewer, box)),
        "boxes": ((WAITING, _("À relire")), (TALKING, _("À reprendre")), (CLOSED, _("Décidées"))),
        "kinds": (("", _("Tout")), (NEW, _("Nouveaux")), (UPDATE, _("Mises à jour"))),
        "age": age,
        "link": partial(link, request),
    }
    return render(request, "moderation/queue.html", context)
