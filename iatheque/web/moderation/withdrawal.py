"""Taking a project offline, by the national team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain.decisions import withdraw
from iatheque.moderation.domain.rules import NotAllowedError, ReasonMissingError

from .doors import for_the_team, project_of
from .forms import ReasonForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_team
def take_offline(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask for the reason, then withdraw."""
    project = project_of(request, public_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            withdraw(project, by=request.user, reason=form.cleaned_data["reason"])
        except ReasonMissingError:
            form.add_error("reason", _("Dites pourquoi, en une phrase."))
        except NotAllowedError:
            messages.error(request, _("Ce projet n’est pas en ligne."))
            return redirect("moderation:queue")
        else:
            messages.success(request, _("Le projet n’est plus en ligne."))
            return redirect("moderation:queue")
    title = project.draft.values.get("nom_projet") or project.public_id
    context = {"form": form, "project": project, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "moderation/withdraw.html", context, status=status)
