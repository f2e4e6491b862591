"""The result of a tool for a project, as the people of its authority see it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.access.abilities import abilities
from iatheque.decision.aggregates import aggregates
from iatheque.decision.answers import Answers
from iatheque.decision.domain.gathering import can_gather
from iatheque.decision.domain.inviting import open_invitations
from iatheque.decision.domain.saving import answers_of, find, voice_of
from iatheque.decision.models import Evaluation, Share
from iatheque.decision.pictures.girouet import picture as girouet_picture
from iatheque.decision.pictures.radar import picture as radar_picture
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results.girouet import own
from iatheque.decision.results.means import ENOUGH
from iatheque.decision.shared import by_moment, girouets_of, radar_of
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level

from . import footprint_writing, qualification
from .owned import name_of, own_project, question_set

Context = dict[str, Any]


class StoredTool(NamedTuple):
    """How the stored result of a tool is shown: its template, and what it needs.

    `start` gives the answers that the sheet of a project already holds.
    """

    template: str
    context: Callable[[HttpRequest, Project, str], Context]
    start: Callable[[Project], Answers] | None = None


@require_safe
@login_required
def result(request: HttpRequest, public_id: str, tool: str) -> HttpResponse:
    """`/decision/projets/<id>/<outil>/`: the picture, the table, who may see them."""
    found = own_project(request, public_id)
    questionnaire = question_set(tool)
    if tool not in STORED:
        raise Http404
    stored = STORED[tool]
    rows = Evaluation.objects.filter(project=found, tool=tool)
    answered = set(rows.order_by("moment").values_list("moment", flat=True))
    moment = _chosen(questionnaire, answered, request.GET.get("moment", ""))
    share = Share.objects.filter(project=found, tool=tool, moment=moment).first()
    context = {
        "project": found,
        "title": name_of(found),
        "questionnaire": questionnaire,
        "moments_answered": [one for one in questionnaire.moments if one.value in answered],
        "moment": moment,
        "share": share,
        "is_published": found.state == State.PUBLISHED,
        "levels": (Level.RESTREINT, Level.PUBLIC),
        "able": abilities(request.viewer, found),
        "is_answered": bool(answered),
        "enough": ENOUGH,
    }
    return render(request, stored.template, context | stored.context(request, found, moment))


def _chosen(questionnaire: Questionnaire, answered: set[str], asked: str) -> str:
    """Return the moment to show: the one asked for, else the last that was answered."""
    known = [one.value for one in questionnaire.moments] or [""]
    there = [one for one in known if one in answered] or known[:1]
    return asked if asked in known else there[-1]


def _radar(request: HttpRequest, found: Project, moment: str) -> Context:
    rows = Evaluation.objects.filter(project=found, tool__in=("radar", "girouet")).order_by("pk")
    everything = list(rows)
    radars = by_moment([row for row in everything if row.tool == "radar"])
    girouets = girouets_of(by_moment([row for row in everything if row.tool == "girouet"]))
    means = {one.moment: one.means for one in girouets.values()}
    drawn = radar_of(radars, means, moment)
    theme = str(found.draft.values.get("theme", ""))
    return {
        "radar": drawn,
        "answers": answers_of(radars[moment][0]) if moment in radars else {},
        "picture": radar_picture(drawn) if drawn else "",
        "median": aggregates(request.viewer.level).of_theme(theme),
    }


def _girouet(request: HttpRequest, found: Project, moment: str) -> Context:
    rows = by_moment(list(Evaluation.objects.filter(project=found, tool="girouet").order_by("pk")))
    results = girouets_of(rows)
    here = rows.get(moment, [])
    together = results.get(moment)
    mine = find(found, "girouet", moment, voice_of(request.user, "girouet"))
    alone = own(question_set("girouet"), answers_of(mine), moment) if mine else None
    shown = [one for one in results.values() if one.is_shown]
    return {
        "together": together,
        "voices": len(here),
        "waiting": sum(not row.counted for row in here),
        "can_gather": can_gather(here),
        "together_picture": girouet_picture(together) if together and together.is_shown else "",
        "alone": alone,
        "answers": answers_of(mine) if mine else {},
        "alone_picture": girouet_picture(alone) if alone else "",
        "shown": shown,
        "invitations": open_invitations(found, "girouet", moment),
    }


STORED: dict[str, StoredTool] = {
    "radar": StoredTool("decision/stored_radar.html", _radar),
    "girouet": StoredTool("decision/stored_girouet.html", _girouet),
    "empreinte": StoredTool("decision/stored_footprint.html", footprint_writing.stored),
    "qualification": StoredTool(
        "decision/stored_qualification.html", qualification.stored, qualification.of_draft
    ),
}
