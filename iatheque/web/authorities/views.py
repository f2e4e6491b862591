"""The pages of authorities: thin, they read the address and hand over; the same for everybody."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.lib.text import slugify
from iatheque.organisations import territories
from iatheque.projects.directory import Listed, get
from iatheque.web import places

from .asking import parse
from .listing import by_department, listing
from .page import authority_page

_SUGGESTED = 8


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """`/collectivites/`: who is there, and who is missing."""
    asked = parse(request.GET)
    context = listing(asked)
    if asked.page > 1 and not context["lines"]:
        return HttpResponseRedirect(asked.link(max(1, context["pages"])))
    return render(request, "authorities/list.html", context)


@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """`/collectivites/departements/`: who publishes, département by département."""
    return render(request, "authorities/departments.html", by_department())


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`/collectivites/suggestions?q=`: the authorities of the list that a name may mean."""
    found = territories.suggest(request.GET.get("q", "")[:100], limit=_SUGGESTED)
    offered = [
        {
            "texte": place.name,
            "genre": places.where(place),
            "siren": place.siren,
            "type": place.kind,
            "departement": place.department,
            "population": place.population,
        }
        for place in found
    ]
    return JsonResponse({"suggestions": offered})


@require_safe
def authority(request: HttpRequest, siren: str, slug: str | None = None) -> HttpResponse:
    """`/collectivites/<siren>-<slug>/`: one authority; an old name leads to the current one."""
    one = find_or_404(siren)
    if slug != slugify(one.place.name):
        return HttpResponsePermanentRedirect(one.path)
    return render(request, "authorities/authority.html", authority_page(one))


def find_or_404(siren: str) -> Listed:
    """Return the authority of that SIREN; raises `Http404`."""
    one = get(siren)
    if one is None:
        raise Http404
    return one
