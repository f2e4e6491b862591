"""Undoing an import: confirmed on a page that says what will happen, or why it cannot."""

from itertools import islice

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.intake.domain.undoing import UndoRefusedError, blockers, may_undo, undo
from iatheque.intake.models import Import
from iatheque.moderation.domain.rules import NotAllowedError

from .scope import import_of, scope_of

_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def undo_import(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """`…/annuler/`."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    if of.status == Import.Status.UNDONE:
        return redirect(scope.path("import", slug=of.token))
    if not may_undo(of, request.user):
        raise PermissionDenied
    if request.method == "POST":
        try:
            undo(of, by=request.user)
        except (UndoRefusedError, NotAllowedError):
            messages.error(request, _("Cet import ne peut plus être annulé : rien n’a changé."))
        else:
            messages.success(request, _("L’import est annulé."))
            return redirect(scope.path("import", slug=of.token))
    found = blockers(of)
    context = {
        "scope": scope,
        "of": of,
        "blockers": list(islice(found, _SHOWN)),
        "more": max(len(found) - _SHOWN, 0),
    }
    return render(request, "workspace/imports/undo.html", context)
