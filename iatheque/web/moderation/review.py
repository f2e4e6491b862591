"""One request: the difference is the page, the decision is at its foot."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from iatheque.access.gate import level_of, level_on, opened_extensions, shown_fields
from iatheque.moderation.domain import decisions, rules
from iatheque.moderation.domain import messages as correspondence
from iatheque.moderation.domain.submission import take_back
from iatheque.moderation.models import Decision, ReviewRequest
from iatheque.moderation.remarks import hints
from iatheque.moderation.standing import allowed, belongs, standing
from iatheque.projects.domain.publication import NotPublishableError, values_of
from iatheque.projects.history import differences
from iatheque.projects.models import Project, Publication
from iatheque.projects.resources.drafted import drafted
from iatheque.projects.resources.shown import shared_with
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.web.attached import resource_lines
from iatheque.web.display import text_of
from iatheque.web.filters import date_of

from .doors import for_members
from .forms import DecisionForm, MessageForm
from .wording import lines, new_lines


@require_safe
@for_members
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request to those who wrote it and those who decide."""
    return _page(request, _review(request, pk))


@require_POST
@for_members
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish, ask for changes, or refuse."""
    row = _review(request, pk)
    if not allowed(request.viewer, row.project)["review"] and row.is_waiting:
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, row, decision=form)
    try:
        decision = _decide(request, row, form)
    except rules.NotAllowedError as error:
        raise PermissionDenied from error
    except rules.ReasonMissingError:
        form.add_error("reason", _("Dites pourquoi : la personne lira votre raison."))
    except NotPublishableError:
        form.add_error(None, _("Ce brouillon a des erreurs : il ne peut pas être publié."))
    except rules.ChangedMeanwhileError:
        form.add_error(None, _("Le texte a changé depuis que vous l’avez ouvert. Relisez-le."))
        form.data = form.data | {"revision": str(row.project.draft.revision)}
    except rules.AlreadyDecidedError as error:
        messages.error(request, _told(error.decision))
        return redirect("moderation:review", pk=pk)
    else:
        messages.success(request, _said(decision))
        return redirect("moderation:queue")
    return _page(request, row, decision=form)


@require_POST
@for_members
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to the other side."""
    row = _review(request, pk)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _page(request, row, message=form)
    correspondence.write(row, by=request.user, text=form.cleaned_data["text"])
    messages.success(request, _("Votre message est envoyé."))
    return redirect("moderation:review", pk=pk)


@require_POST
@for_members
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's version back before anybody decided."""
    row = _review(request, pk)
    try:
        take_back(row.project, by=request.user)
    except rules.NotAllowedError:
        messages.error(request, _("Cette version ne peut plus être reprise."))
    else:
        messages.success(request, _("La version est reprise : vous pouvez la modifier."))
    return redirect("moderation:review", pk=pk)


def _review(request: HttpRequest, pk: int) -> ReviewRequest:
    rows = ReviewRequest.objects.select_related(
        "project__organisation", "project__draft", "submitted_by"
    )
    row = get_object_or_404(rows, pk=pk)
    if not belongs(request.viewer, row.project):
        raise Http404
    return row


def _decide(request: HttpRequest, row: ReviewRequest, form: DecisionForm) -> Decision:
    said = form.cleaned_data
    given = {"by": request.user, "revision": said["revision"], "reason": said["reason"]}
    if said["action"] == "publish":
        return decisions.publish(row.project, review=row, **given)
    if said["action"] == "changes":
        return decisions.request_changes(row, **given)
    return decisions.refuse(row, **given)


def _page(
    request: HttpRequest,
    row: ReviewRequest,
    *,
    decision: DecisionForm | None = None,
    message: MessageForm | None = None,
) -> HttpResponse:
    project = row.project
    may = allowed(request.viewer, project)
    usual = DecisionForm(initial={"revision": project.draft.revision})
    context = {
        "review": row,
        "project": project,
        "title": project.draft.values.get("nom_projet") or project.public_id,
        "may": may,
        "may_decide": row.is_waiting and may["review"],
        "may_take_back": row.is_waiting and may["take_back"],
        "hints": hints(project) if row.is_waiting else [],
        **_resources(project),
        "said": row.messages.select_related("author"),
        "decisions": row.decisions.select_related("by"),
        "decision_form": decision or usual,
        "message_form": message or MessageForm(),
        **_texts(request, row),
    }
    status = 422 if decision or message else 200
    return render(request, "moderation/review.html", context, status=status)


def _texts(request: HttpRequest, row: ReviewRequest) -> dict[str, Any]:
    """Return what changes and what stays, at the level of the reviewer."""
    project = row.project
    level = level_on(request.viewer, standing(project).siren)
    values = project.draft.values
    online = _online(row)
    opened = opened_extensions(values)
    found = differences(online or {}, values, level)
    changed = {one.field.key for one in found}
    same = [
        (field, level_of(field, opened), text_of(field, values[field.key]))
        for field in shown_fields(level, opened)
        if field.key in values and field.key not in changed
    ]
    return {
        "lines": new_lines(found) if online is None else lines(found),
        "same": same,
        "is_new": online is None,
    }


def _resources(project: Project) -> dict[str, Any]:
    """Return the resources, and which of them readers do not have as they are here."""
    found = drafted(project)
    online = shared_with(Level.EXPERT, project.pk)
    fresh = {one.token for one in found if one not in online}
    return {"resources": resource_lines(found), "fresh": fresh}


def _online(row: ReviewRequest) -> dict[str, Any] | None:
    """Return the values that readers see now, or None when they see nothing."""
    if row.project.state != State.PUBLISHED:
        return None
    latest = Publication.objects.filter(project=row.project).order_by("-number").first()
    return values_of(latest) if latest else None


def _said(decision: Decision) -> str:
    return {
        Decision.Kind.PUBLISHED: _("Le projet est en ligne."),
        Decision.Kind.CHANGES_REQUESTED: _("La personne est prévenue de ce qui est à reprendre."),
        Decision.Kind.REFUSED: _("Le refus est enregistré et envoyé."),
        Decision.Kind.WITHDRAWN: _("Le projet n’est plus en ligne."),
    }[Decision.Kind(decision.kind)]


def _told(decision: Decision | None) -> str:
    if decision is None:
        return _("Cette version a été reprise par la personne qui l’avait envoyée.")
    names = {"by": decision.by, "kind": decision.get_kind_display(), "at": date_of(decision.at)}
    return _("%(by)s a déjà décidé : %(kind)s, le %(at)s.") % names
