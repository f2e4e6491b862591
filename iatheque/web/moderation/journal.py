"""The audit log: read and filtered by the national team, taken away as a file."""

import csv
from collections.abc import Iterator
from functools import partial
from io import StringIO

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from iatheque.lib.csv_safety import defuse_all
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import AuditEvent

from .doors import for_the_team
from .forms import JournalForm
from .pages import link, page_of

_HEADER = ("quand", "quoi", "qui", "projet", "collectivite", "precision")


@require_safe
@for_the_team
def journal(request: HttpRequest) -> HttpResponse:
    """Show the log, the latest first."""
    form = JournalForm(request.GET)
    context = {
        "form": form,
        "page": page_of(request, _found(form)),
        "link": partial(link, request),
    }
    return render(request, "moderation/journal.html", context)


@require_safe
@for_the_team
def journal_file(request: HttpRequest) -> StreamingHttpResponse:
    """Give the same lines as CSV; taking them away is itself a line of the log."""
    rows = _found(JournalForm(request.GET))
    record(Kind.LOG_EXPORTED, by=request.user, detail=request.GET.urlencode())
    response = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="journal-iatheque.csv"'
    return response


def _found(form: JournalForm) -> QuerySet[AuditEvent]:
    """Return the lines asked for; what cannot be read in the address is not asked for."""
    form.is_valid()
    asked = form.cleaned_data
    lookups = {
        "kind": asked.get("quoi"),
        "by__email__icontains": asked.get("qui"),
        "project__public_id": asked.get("projet"),
        "at__date__gte": asked.get("du"),
        "at__date__lte": asked.get("au"),
    }
    rows = AuditEvent.objects.filter(**{name: value for name, value in lookups.items() if value})
    return rows.select_related("by", "project", "organisation").order_by("-at", "-pk")


def _csv(rows: QuerySet[AuditEvent]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _line(_HEADER)
    for row in rows.iterator(chunk_size=500):
        cells = (
            localtime(row.at).isoformat(timespec="seconds"),
            str(row.get_kind_display()),
            row.by.email if row.by else "",
            row.project.public_id if row.project else "",
            row.organisation.name if row.organisation else "",
            row.detail,
        )
        yield _line(defuse_all(cells))


def _line(cells: tuple[str, ...] | list[str]) -> bytes:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode()
