"""Reports of readers: written without an account, confirmed by a code, answered in public."""

from django.db import transaction
from django.utils import timezone

from iatheque.access.gate import readable_fields
from iatheque.accounts.codes import WrongCodeError
from iatheque.accounts.models import User
from iatheque.moderation import letters
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import CorrectionReport
from iatheque.moderation.standing import belongs
from iatheque.organisations.viewers import viewer_for
from iatheque.projects.catalogue import touch
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level

from .rules import NotAllowedError, reasoned

_STATUSES = CorrectionReport.Status


def report(
    project: Project, *, email: str, text: str, proposal: str = "", field_key: str = ""
) -> CorrectionReport:
    """Keep a report and send its code; raises `ReasonMissingError`, `OSError`, `NotAllowedError`.

    Only a field of the public sheet can be named, and only a published project reported.
    """
    if project.state != State.PUBLISHED:
        raise NotAllowedError("report")
    public = {field.key for field in readable_fields(Level.PUBLIC)}
    row = CorrectionReport(
        project=project,
        email=email.lower(),
        text=reasoned(text),
        proposal=proposal.strip(),
        field_key=field_key if field_key in public else "",
    )
    code = row.new_code()
    row.save()
    letters.report_code(row, code)
    return row


def confirm(row: CorrectionReport, code: str) -> None:
    """Open the report when the code is right; raises `WrongCodeError`. Right twice, opens once."""
    with transaction.atomic():
        row = CorrectionReport.objects.select_for_update().get(pk=row.pk)
        is_right = row.prove(code)
        if is_right and row.status == _STATUSES.UNCONFIRMED:
            row.status, row.confirmed_at = _STATUSES.OPEN, timezone.now()
            row.save(update_fields=["status", "confirmed_at"])
            touch()
            letters.reported(row)
    if not is_right:
        raise WrongCodeError


@transaction.atomic
def answer(row: CorrectionReport, *, by: User, corrected: bool, text: str) -> CorrectionReport:
    """Say what became of a report: corrected, or not; the reader is told why.

    Raises `NotAllowedError` and `ReasonMissingError`; answered twice, the first answer stays.
    """
    said = reasoned(text)
    if not (by.is_active and belongs(viewer_for(by), row.project)):
        raise NotAllowedError("answer")
    row = (
        CorrectionReport.objects.select_for_update(of=("self",))
        .select_related("project__organisation")
        .get(pk=row.pk)
    )
    if row.status != _STATUSES.OPEN:
        return row
    row.status = _STATUSES.CORRECTED if corrected else _STATUSES.DECLINED
    row.answer, row.answered_by, row.answered_at = said, by, timezone.now()
    row.save()
    record(Kind.REPORT_ANSWERED, by=by, project=row.project, detail=row.get_status_display())
    touch()
    letters.answered(row)
    return row


def outcomes(project_pk: int) -> dict[str, int]:
    """Return, by status, the number of confirmed reports on a project: what the public may know."""
    rows = CorrectionReport.objects.filter(project=project_pk).exclude(status=_STATUSES.UNCONFIRMED)
    found: dict[str, int] = {}
    for status in rows.order_by("pk").values_list("status", flat=True):
        found[status] = found.get(status, 0) + 1
    return found
