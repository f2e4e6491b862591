"""One import: its plan while it waits, what it did afterwards."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from iatheque.intake import files, work
from iatheque.intake.domain import applying, preparing
from iatheque.intake.domain.undoing import may_undo
from iatheque.intake.models import Import, PlannedLine, Trace
from iatheque.moderation.domain.rules import NotAllowedError

from .lines import TABS, shown, tab_of
from .scope import import_of, scope_of

_A_PAGE = 15
_STATUSES = Import.Status


@require_safe
@login_required
def plan(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """`/espace/<siren>/imports/<import>/`: the plan to read, or what was done."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    if of.is_expired:
        preparing.discard(of)
        messages.error(request, _("Ce plan a trop attendu : envoyez de nouveau le fichier."))
        return redirect(scope.path("imports"))
    context: dict[str, Any] = {"scope": scope, "of": of, "status": of.status}
    if of.status == _STATUSES.READY:
        return render(request, "workspace/imports/plan.html", context | _ready(request, of))
    if of.status in {_STATUSES.APPLIED, _STATUSES.UNDONE}:
        traces = Trace.objects.filter(of=of).select_related("project")
        context["page"] = Paginator(traces, _A_PAGE).get_page(request.GET.get("page"))
        context["may_undo"] = may_undo(of, request.user) and context["page"].paginator.count > 0
        return render(request, "workspace/imports/done.html", context)
    return render(request, "workspace/imports/waiting.html", context)


@require_POST
@login_required
def choose(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """Take the ticked suggestions and settle the doubts: the plan is made again."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    try:
        if "tout" in request.POST:
            preparing.accept_all(of)
        else:
            preparing.choose(of, **_choices(request))
    except NotAllowedError:
        messages.error(request, _("Ce plan n’attend plus de choix."))
    else:
        work.start(preparing.prepare, of)
        messages.success(request, _("Le plan tient compte de vos choix."))
    return redirect(scope.path("import", slug=of.token))


@require_POST
@login_required
def apply(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """Store what the plan shows; a second click finds it done."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    if of.by_id == request.user.pk and applying.begin(of):
        work.start(applying.apply, of)
    return redirect(scope.path("import", slug=of.token))


@require_POST
@login_required
def discard(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """Forget a plan that waits; nothing was written."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    try:
        preparing.discard(of)
    except NotAllowedError:
        messages.error(request, _("Cet import est déjà enregistré."))
        return redirect(scope.path("import", slug=of.token))
    messages.success(request, _("Le plan est oublié : rien n’a été enregistré."))
    return redirect(scope.path("imports"))


@require_safe
@login_required
def report(request: HttpRequest, siren: str, slug: str) -> StreamingHttpResponse:
    """The full report: every line, every correction."""
    of = import_of(request, scope_of(request, siren), slug)
    if not of.report:
        raise Http404
    try:
        pieces = files.pieces(of.report)
        first = next(pieces, b"")
    except FileNotFoundError as error:
        raise Http404 from error
    response = StreamingHttpResponse(_after(first, pieces), content_type="text/csv; charset=utf-8")
    name = f"import-{of.at:%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _after(first: bytes, rest: Any) -> Any:
    yield first
    yield from rest


def _ready(request: HttpRequest, of: Import) -> dict[str, Any]:
    tab = tab_of(of, request.GET.get("voir", ""))
    page: Page[Any] = Paginator(
        PlannedLine.objects.filter(of=of, **tab.where).order_by("number", "pk"), _A_PAGE
    ).get_page(request.GET.get("page"))
    is_absent = tab.counted == PlannedLine.ABSENT
    return {
        "tab": tab,
        "tabs": [(one, of.counts.get(one.counted, 0)) for one in TABS],
        "page": page,
        "lines": [] if is_absent else [shown(of, row) for row in page],
        "absent": [row.line for row in page] if is_absent else [],
    }


def _choices(request: HttpRequest) -> dict[str, Any]:
    """Return the lines that the page showed, those ticked, and the projects named for doubts."""
    numbers = [int(text) for text in request.POST.getlist("montre") if text.isdecimal()]
    ticked = {int(text) for text in request.POST.getlist("reprendre") if text.isdecimal()}
    said = {line: request.POST.get(f"projet-{line}", "").strip().lower()[:20] for line in numbers}
    return {"shown": numbers, "ticked": ticked, "settled": said}
