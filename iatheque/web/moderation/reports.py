"""What readers reported: the list, and the answer to one."""

from functools import partial

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.moderation.domain import reports as domain
from iatheque.moderation.domain.rules import NotAllowedError, ReasonMissingError
from iatheque.moderation.models import CorrectionReport
from iatheque.schema.model import FIELD_BY_KEY

from .doors import for_members
from .forms import AnswerForm
from .pages import link, page_of
from .wording import age

_STATUSES = CorrectionReport.Status


@require_safe
@for_members
def reports(request: HttpRequest) -> HttpResponse:
    """Show the reports on the projects of one's authorities; all of them to the national team."""
    is_done = request.GET.get("boite") == "traites"
    statuses = (_STATUSES.CORRECTED, _STATUSES.DECLINED) if is_done else (_STATUSES.OPEN,)
    context = {
        "page": page_of(request, _own(request).filter(status__in=statuses)),
        "is_done": is_done,
        "age": age,
        "link": partial(link, request),
    }
    return render(request, "moderation/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report, and say what became of it."""
    row = get_object_or_404(_own(request), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and _answer(request, row, form):
        messages.success(request, _("Votre réponse est enregistrée et envoyée."))
        return redirect("moderation:reports")
    context = {
        "report": row,
        "title": row.project.draft.values.get("nom_projet") or row.project.public_id,
        "field": FIELD_BY_KEY.get(row.field_key),
        "is_open": row.status == _STATUSES.OPEN,
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "moderation/report.html", context, status=status)


def _answer(request: HttpRequest, row: CorrectionReport, form: AnswerForm) -> bool:
    said = form.cleaned_data
    corrected = said["outcome"] == "corrected"
    try:
        domain.answer(row, by=request.user, corrected=corrected, text=said["text"])
    except NotAllowedError as error:
        raise Http404 from error
    except ReasonMissingError:
        form.add_error("text", _("Dites en une phrase ce que vous avez décidé."))
        return False
    return True


def _own(request: HttpRequest) -> QuerySet[CorrectionReport]:
    viewer = request.viewer
    mine = Q() if viewer.is_moderator else Q(project__organisation__siren__in=viewer.sirens)
    rows = CorrectionReport.objects.filter(mine).exclude(status=_STATUSES.UNCONFIRMED)
    return rows.select_related("project__organisation", "project__draft", "answered_by").order_by(
        "created_at", "pk"
    )
