"""Reporting an error on a sheet, without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain import reports as domain
from iatheque.moderation.models import CorrectionReport
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .confirming import code_page
from .forms import ReportForm
from .writing import Writing, writing_page


def _send(_request: HttpRequest, project: Project, said: dict[str, Any]) -> CorrectionReport:
    keys = ("email", "text", "proposal", "field_key")
    return domain.report(project, **{key: said[key] for key in keys})


_REPORT = Writing(
    leaf="signaler",
    template="moderation/report_form.html",
    limit="report_error",
    confirming="sheet:confirm",
    too_many=gettext_lazy("Trop de signalements. Attendez une heure, puis recommencez."),
    no_words=gettext_lazy("Dites ce qui ne va pas."),
    send=_send,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/signaler/`: say what is wrong, and where to answer."""
    return writing_page(request, _REPORT, ReportForm(request.POST or None), public_id, slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """`/signalements/<token>/`: the code that was sent, then what becomes of the report."""
    row = get_object_or_404(CorrectionReport.objects.select_related("project"), token=token)
    context = {
        "title": _("Confirmer un signalement"),
        "button": _("Envoyer le signalement"),
        "sent": _("Votre signalement est envoyé"),
        "follow_up": _(
            "La collectivité et l’équipe nationale l’ont reçu. La réponse viendra par courriel."
        ),
        "state": row.get_status_display(),
        "entry": entries.get(Level.PUBLIC, row.project.public_id),
    }
    return code_page(request, row, confirm=domain.confirm, action="confirm_report", context=context)
