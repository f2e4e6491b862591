"""The catalogue's pages: thin, they read the address and hand over."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from iatheque.access.gate import level_on
from iatheque.decision.shared import shared
from iatheque.projects import entries
from iatheque.projects.resources.shown import shared_with
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.search.finder import suggest
from iatheque.search.query import parse

from .addresses import CARDS, MAP, VIEWS, Place
from .listing import listing
from .map_views import frame_of, with_map
from .sheet import sheet


@require_safe
def catalogue_list(request: HttpRequest) -> HttpResponse:
    """`/projets/`: what the address asks, as cards, as a table or on a map."""
    level = request.viewer.level
    view = request.GET.get("vue", CARDS)
    view = view if view in VIEWS else CARDS
    frame = frame_of(request) if view == MAP else None
    place = Place(parse(request.GET.lists(), level), view, frame)
    context = listing(place, level, whole=request.GET.getlist("plus"))
    if place.query.page > 1 and not context["results"].pks and not context["results"].beyond:
        return HttpResponseRedirect(place.link(page=max(1, context["results"].pages)))
    show = with_map if view == MAP else render
    return show(request, "catalogue/list.html", context)


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`/projets/suggestions?q=`: completions for what is being typed."""
    found = suggest(request.viewer.level, request.GET.get("q", "")[:100])
    offered = [{"texte": one.text, "genre": gettext(FIELD_BY_KEY[one.kind].label)} for one in found]
    return JsonResponse({"suggestions": offered})


@require_safe
def detail(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/`: one project; an old or missing slug leads to the current one."""
    public = entries.get(Level.PUBLIC, public_id)
    if public is None:
        raise Http404
    if slug != public.slug:
        return HttpResponsePermanentRedirect(public.path)
    level = level_on(request.viewer, public.siren)
    entry = public if level is Level.PUBLIC else entries.get(level, public_id)
    resources = shared_with(level, entry.pk)
    context = sheet(entry, public, request.viewer.level, resources)
    context["shared"] = shared(entry.pk, level)
    return render(request, "catalogue/sheet.html", context)
