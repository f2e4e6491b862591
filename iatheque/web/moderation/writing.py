"""What a reader writes about a sheet, account or not: its page, and what may stop it on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from iatheque.moderation.confirmable import Confirmable
from iatheque.moderation.domain.rules import NotAllowedError, ReasonMissingError
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Writing:
    """A kind of letter: its address under the sheet, its page, its limit, what `send` does of it.

    `send` gets the request, the project and the cleaned form; it returns the row whose code is
    copied at `confirming`, and may raise `NotAllowedError`, `ReasonMissingError` and `OSError`.
    """

    leaf: str
    template: str
    limit: str
    confirming: str
    too_many: str | Promise
    no_words: str | Promise
    send: Callable[[HttpRequest, Project, dict[str, Any]], Confirmable]


def writing_page(
    request: HttpRequest, writing: Writing, form: forms.Form, public_id: str, slug: str
) -> HttpResponse:
    """Show the form of the published sheet, or send what it holds; 404 without such a sheet."""
    entry = entries.get(Level.PUBLIC, public_id)
    if entry is None:
        raise Http404
    if slug != entry.slug and request.method != "POST":
        return HttpResponsePermanentRedirect(f"{entry.path}{writing.leaf}/")
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if form.cleaned_data["site"]:  # a program fell into the trap: it is told nothing
            return redirect(entry.path)
        sent = _sent(request, writing, entry, form)
        if isinstance(sent, Confirmable):
            return redirect(writing.confirming, token=sent.token)
        status = sent
    return render(request, writing.template, {"form": form, "entry": entry}, status=status)


def _sent(
    request: HttpRequest, writing: Writing, entry: Entry, form: forms.Form
) -> Confirmable | int:
    """Send the letter; return its row, or the status of what went wrong."""
    said = form.cleaned_data
    address = (said.get("email") or request.user.email).lower()
    if not ratelimit.consume(request, action=writing.limit, key=address):
        form.add_error(None, writing.too_many)
        return _TOO_MANY
    project = Project.objects.select_related("organisation").get(pk=entry.pk)
    try:
        return writing.send(request, project, said)
    except NotAllowedError as error:
        raise Http404 from error
    except ReasonMissingError:
        form.add_error("text", writing.no_words)
        return 422
    except OSError:
        form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans un moment."))
        return 503
