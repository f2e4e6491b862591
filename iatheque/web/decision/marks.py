"""`/decision/reperes/`: what shared evaluations say together, without names."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.decision import loading
from iatheque.decision.aggregates import ThemeMedian, aggregates, is_offered
from iatheque.decision.pictures.radar import picture
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.means import ENOUGH
from iatheque.decision.results.radar import of_notes
from iatheque.web.typography import ngettext


class Drawn(NamedTuple):
    """The radar of the medians of a theme."""

    theme: str
    picture: str


@require_safe
def marks(request: HttpRequest) -> HttpResponse:
    """Show medians by theme and distributions of notes, at the reader's level."""
    if not is_offered():
        raise Http404
    found, radar = aggregates(request.viewer.level), loading.current("radar")
    context = {
        "found": found,
        "drawn": [_drawn(radar, one) for one in found.themes],
        "radar": radar,
        "girouet": loading.current("girouet"),
        "enough": ENOUGH,
    }
    return render(request, "decision/marks.html", context)


def _drawn(radar: Questionnaire, one: ThemeMedian) -> Drawn:
    label = ngettext("Médiane de %(num)d projet", "Médiane de %(num)d projets", one.count)
    return Drawn(one.theme, picture(of_notes(radar, label % {"num": one.count}, one.medians)))
