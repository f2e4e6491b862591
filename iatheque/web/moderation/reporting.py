"""Reporting an error on a sheet, without an account."""

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain import reports as domain
from iatheque.moderation.domain.rules import NotAllowedError, ReasonMissingError
from iatheque.moderation.models import CorrectionReport
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .confirming import code_page
from .forms import ReportForm

_TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/signaler/`: say what is wrong, and where to answer."""
    entry = entries.get(Level.PUBLIC, public_id)
    if entry is None:
        raise Http404
    if slug != entry.slug and request.method != "POST":
        return HttpResponsePermanentRedirect(f"{entry.path}signaler/")
    form = ReportForm(request.POST or None)
    status = 200
    if form.is_valid():
        if form.cleaned_data["site"]:  # a program fell into the trap: it is told nothing
            return redirect(entry.path)
        status = _send(request, entry, form)
        if not status:
            return redirect("sheet:confirm", token=form.report.token)
    elif form.is_bound:
        status = 422
    context = {"form": form, "entry": entry}
    return render(request, "moderation/report_form.html", context, status=status)


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


def _send(request: HttpRequest, entry: Entry, form: ReportForm) -> int:
    """Keep the report and send its code; return 0, or the status of what went wrong."""
    said = form.cleaned_data
    email = said["email"].lower()
    if not ratelimit.consume(request, action="report_error", key=email):
        form.add_error(None, _("Trop de signalements. Attendez une heure, puis recommencez."))
        return _TOO_MANY
    try:
        form.report = domain.report(
            Project.objects.get(pk=entry.pk),
            email=email,
            text=said["text"],
            proposal=said["proposal"],
            field_key=said["field_key"],
        )
    except NotAllowedError as error:
        raise Http404 from error
    except ReasonMissingError:
        form.add_error("text", _("Dites ce qui ne va pas."))
        return 422
    except OSError:
        form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans un moment."))
        return 503
    return 0
