"""One step of the form: shown, saved, compared when two people wrote at once."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from iatheque.projects.domain.drafts import DraftConflictError
from iatheque.projects.domain.parts import remarks_on, save_part
from iatheque.projects.models import Draft, Project
from iatheque.schema.cells import Raw
from iatheque.schema.remark import Remark, Severity
from iatheque.web.filters import translated

from .conflict import differences, is_disputed, read_marks
from .frame import after, frame, saved_state
from .owned import own_project
from .questions import questions, read_answers, too_long
from .seat import fill_from_siret
from .steps import STEP_BY_SLUG, Step


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    """`…/etape/<slug>/`: the questions of a step; saved by its buttons, or by the page itself."""
    project = own_project(request, public_id, "edit")
    if slug not in STEP_BY_SLUG:
        raise Http404
    if request.method == "POST":
        return _save(request, project, STEP_BY_SLUG[slug])
    return _page(request, project, STEP_BY_SLUG[slug])


def _save(request: HttpRequest, project: Project, step: Step) -> HttpResponse:
    raw = read_answers(step, request.POST)
    if long := too_long(step, raw):
        return _refuse(request, project, step, raw, long)
    draft = project.draft
    if is_disputed(draft, raw, read_marks(request.POST)):
        return _compare(request, project, step, draft, raw)
    try:
        saved, remarks = save_part(project, raw, revision=draft.revision, by=request.user)
        if request.POST.get("faire") == "siret":
            fill_from_siret(request, project, saved)
            return HttpResponseRedirect(f"{request.path}#champ-coll_siret")
    except DraftConflictError as conflict:
        return _compare(request, project, step, conflict.current, raw)
    if _is_automatic(request):
        return JsonResponse(saved_state(step, saved))
    return _onward(request, project, step, remarks)


def _onward(
    request: HttpRequest, project: Project, step: Step, remarks: list[Remark]
) -> HttpResponse:
    """Go where the button says, unless an answer of this step is to be written again."""
    for remark in remarks:
        if remark.severity is Severity.CORRECTION:
            messages.info(request, _correction(remark))
    wrong = [one for one in remarks if one.severity is Severity.ERROR and one.code != "missing"]
    messages.success(request, _("Vos réponses sont enregistrées."))
    if wrong:
        said = ngettext(
            "Une réponse est à reprendre avant de publier.",
            "%(count)d réponses sont à reprendre avant de publier.",
            len(wrong),
        )
        messages.error(request, said % {"count": len(wrong)})
        return HttpResponseRedirect(f"{request.path}#champ-{wrong[0].key}")
    goes_on = request.POST.get("faire") == "suite"
    return HttpResponseRedirect(after(project, step) if goes_on else request.path)


def _correction(remark: Remark) -> str:
    why = translated(remark.message)
    if not remark.kept:
        return why
    said = _("« %(found)s » est devenu « %(kept)s ». %(why)s")
    return said % {"found": remark.found, "kept": remark.kept, "why": why}


def _refuse(
    request: HttpRequest, project: Project, step: Step, raw: Mapping[str, Raw], long: list[str]
) -> HttpResponse:
    """Show again what was typed: too long to be kept, it is neither cut nor lost."""
    if _is_automatic(request):
        return JsonResponse({"dit": " ".join(long)}, status=422)
    for sentence in long:
        messages.error(request, sentence)
    typed = Draft(
        project=project,
        revision=project.draft.revision,
        values={**project.draft.values, **raw},
        unread={key: texts for key, texts in project.draft.unread.items() if key not in raw},
    )
    context = frame(request, project, step) | {
        "questions": questions(step, typed, remarks_on(typed)),
    }
    return render(request, "workspace/step.html", context, status=422)


def _compare(
    request: HttpRequest, project: Project, step: Step, draft: Draft, raw: Mapping[str, Raw]
) -> HttpResponse:
    """Show both versions, field by field; nothing was written."""
    if _is_automatic(request):
        said = _(
            "Une autre personne a modifié cette étape. Enregistrez : vous choisirez entre les "
            "deux versions, rien n’est perdu."
        )
        return JsonResponse({"dit": said}, status=409)
    project.draft = draft
    context = frame(request, project, step) | {
        "differences": differences(step, draft, raw, read_marks(request.POST)),
        "other": draft.updated_by,
        "raw": raw,
    }
    return render(request, "workspace/conflict.html", context, status=409)


def _page(request: HttpRequest, project: Project, step: Step) -> HttpResponse:
    draft = project.draft
    context = frame(request, project, step) | {
        "questions": questions(step, draft, remarks_on(draft)),
    }
    return render(request, "workspace/step.html", context)


def _is_automatic(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
