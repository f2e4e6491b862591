"""« Documents à signer »: those of a project, for the members of its authority."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from iatheque.decision.documents.template import Template
from iatheque.web import documents

from .owned import own_project
from .rows import row


@require_safe
@login_required
def shelf(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/documents/`: what may be prepared for this project."""
    project = own_project(request, public_id)
    facts = documents.project_facts(project, request.viewer)
    context = {
        "row": row(project, request.viewer),
        "templates": documents.offered(),
        "register": facts.register,
        "siren": project.siren,
    }
    return render(request, "workspace/documents.html", context)


@require_safe
@login_required
@never_cache
def one(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """`…/documents/<key>/`: the document, to read before it is downloaded."""
    project = own_project(request, public_id)
    template = _find(key)
    context = {
        "row": row(project, request.viewer),
        "template": template,
        "formats": documents.formats(template),
        "document": documents.made(template, documents.project_facts(project, request.viewer)),
    }
    return render(request, "workspace/document.html", context)


@require_safe
@login_required
def file(request: HttpRequest, public_id: str, key: str, extension: str) -> HttpResponse:
    """`…/documents/<key>.<extension>`: the same, to complete or to sign."""
    project = own_project(request, public_id)
    template = _find(key)
    chosen = documents.formats(template).get(extension)
    if chosen is None:
        raise Http404
    facts = documents.project_facts(project, request.viewer)
    return documents.file_answer(template, facts, chosen, public_id)


def _find(key: str) -> Template:
    template = documents.find(key)
    if template is None:
        raise Http404
    return template
