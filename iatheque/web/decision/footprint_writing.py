"""The footprint of a project: its stored result, and its text written to the draft on demand."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.decision.answer_file import WHOLE
from iatheque.decision.domain.footprint import (
    Agreed,
    TextChangedError,
    TextTooLongError,
    present_text,
    text_of,
    write_to_draft,
)
from iatheque.decision.domain.saving import answers_of, find
from iatheque.decision.kept import has_changed
from iatheque.decision.loading import load
from iatheque.decision.models import Evaluation
from iatheque.decision.results.footprint import Footprint, result
from iatheque.projects.models import Project

from .footprint import TOOL, shown
from .owned import own_project


def stored(_request: HttpRequest, found: Project, _moment: str) -> dict[str, Any]:
    """Return what the template of a stored footprint needs."""
    row = find(found, TOOL, WHOLE)
    if row is None:
        return {"found": None}
    context = shown(load(TOOL, row.version), answers_of(row))
    text = text_of(context["found"], row)
    before = present_text(found.draft)
    return context | {
        "text": text,
        "has_changed": has_changed(row.kept, context["found"]),
        "before": before,
        "is_written": text in before.replace("\r\n", "\n"),
        "by": row.updated_by,
        "saved_at": row.updated_at,
    }


@require_POST
@login_required
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/empreinte/ecrire/`: write to the draft the text that was shown, when its author agrees."""
    project = own_project(request, public_id, "edit")
    row = find(project, TOOL, WHOLE)
    if row is None:
        raise Http404
    agreed = Agreed(
        text=_posted(request, "texte"),
        before=_posted(request, "avant"),
        adds=request.POST.get("faire") == "ajouter",
    )
    try:
        write_to_draft(project, agreed, text=text_of(_reckoned(row), row), by=request.user)
    except TextChangedError:
        said = _(
            "L’estimation ou la fiche a changé depuis l’affichage de cette page : rien n’est "
            "écrit. Relisez les deux textes, puis choisissez."
        )
        messages.error(request, said)
    except TextTooLongError:
        messages.error(
            request, _("Les deux textes ensemble sont trop longs pour la fiche : rien n’est écrit.")
        )
    else:
        said = _(
            "Le texte est dans le brouillon de la fiche. Il sera publié quand vous l’enverrez à la "
            "relecture."
        )
        messages.success(request, said)
    path = reverse("decision:result", kwargs={"public_id": public_id, "tool": TOOL})
    return redirect(f"{path}#ecrire")


def _reckoned(row: Evaluation) -> Footprint:
    return result(load(TOOL, row.version), answers_of(row))


def _posted(request: HttpRequest, name: str) -> str:
    """Return a posted text with the line ends that we write: browsers send others."""
    return request.POST.get(name, "").replace("\r\n", "\n")
