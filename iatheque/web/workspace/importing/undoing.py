"""Undoing an import: confirmed on a page that says what will happen, or why it cannot."""

from functools import partial
from itertools import islice

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.intake import work
from iatheque.intake.domain.undoing import begin, blockers, finish, may_undo
from iatheque.intake.models import Import

from .scope import import_of, scope_of

_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def undo_import(request: HttpRequest, siren: str, slug: str) -> HttpResponse:
    """`…/annuler/`."""
    scope = scope_of(request, siren)
    of = import_of(request, scope, slug)
    if of.status in {Import.Status.UNDOING, Import.Status.UNDONE}:
        return redirect(scope.path("import", slug=of.token))
    if not may_undo(of, request.user):
        raise PermissionDenied
    if request.method == "POST":
        if begin(of, by=request.user):
            work.start(partial(finish, by=request.user), of)
        of.refresh_from_db()
        if of.status != Import.Status.APPLIED:
            return redirect(scope.path("import", slug=of.token))
        messages.error(request, _("Cet import ne peut plus être annulé : rien n’a changé."))
    found = blockers(of)
    context = {
        "scope": scope,
        "of": of,
        "blockers": list(islice(found, _SHOWN)),
        "more": max(len(found) - _SHOWN, 0),
    }
    return render(request, "workspace/imports/undo.html", context)
