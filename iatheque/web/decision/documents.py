"""Documents without account: a blank model, or filled with answers that nobody keeps here."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.decision import answer_file
from iatheque.decision.answer_file import WHOLE, AnswerFile, UnreadableFileError
from iatheque.decision.documents import noted
from iatheque.decision.documents.facts import Facts, Noted, Qualified, Reckoned
from iatheque.decision.documents.qualified import qualified
from iatheque.decision.documents.reckoned import reckoned
from iatheque.decision.documents.template import Template
from iatheque.decision.law import reading
from iatheque.decision.results import footprint, qualification, radar
from iatheque.decision.results.girouet import own
from iatheque.lib.messages import N_, Message, message
from iatheque.web import documents

from .radar import means
from .tool import packed

_TOO_MANY = N_("Trop de documents préparés depuis votre réseau. Attendez une heure.")
_ORIGIN = N_("les réponses jointes ; aucune fiche n’a été lue")


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """`/decision/documents/`: the documents that this site prepares."""
    return render(request, "decision/documents.html", {"templates": documents.offered()})


# It writes nothing, anywhere: there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: str) -> HttpResponse:
    """`/decision/documents/<key>/`: a blank model; posted answers fill it, and make its files."""
    template = documents.find(key)
    if template is None:
        raise Http404
    if request.method != "POST":
        return _page(request, template, {}, None)
    return never_cache(_posted)(request, template)


def _posted(request: HttpRequest, template: Template) -> HttpResponse:
    files, wrong = _read(request, template)
    chosen = documents.formats(template).get(request.POST.get("faire", ""))
    if wrong or chosen is None:
        return _page(request, template, files, wrong, status=422 if wrong else 200)
    if not ratelimit.consume(request, action="prepare_document"):
        return _page(request, template, files, message(_TOO_MANY), status=429)
    return documents.file_answer(template, _facts(files), chosen)


def _page(
    request: HttpRequest,
    template: Template,
    files: dict[str, AnswerFile],
    wrong: Message | None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "template": template,
        "formats": documents.formats(template),
        "document": documents.made(template, _facts(files)),
        "states": [packed(file) for file in files.values()],
        "missing": [tool for tool in template.tools if tool not in files],
        "wrong": wrong,
    }
    return render(request, "decision/document.html", context, status=status)


def _read(request: HttpRequest, template: Template) -> tuple[dict[str, AnswerFile], Message | None]:
    """Return by tool the answers that travel with the page or were joined, and what is wrong."""
    files: dict[str, AnswerFile] = {}
    if not template.tools:
        return files, None
    # The page of a result posts its answers, whatever the document does with them.
    for content in request.POST.getlist("reponses"):
        with suppress(UnreadableFileError):
            file = _file(template.tools, content)
            files[file.questionnaire.key] = file
    uploads = [one.read(answer_file.SIZE_LIMIT + 1) for one in request.FILES.getlist("fichier")]
    for upload in filter(None, uploads):
        try:
            file = _file(template.tools, upload)
        except UnreadableFileError as error:
            return files, error.message
        files[file.questionnaire.key] = file
    return files, None


def _file(tools: tuple[str, ...], content: bytes | str) -> AnswerFile:
    """Return the answers to the one of `tools` that the file names."""
    for tool in tools[:-1]:
        with suppress(UnreadableFileError):
            return answer_file.read(tool, content)
    return answer_file.read(tools[-1], content)


def _facts(files: dict[str, AnswerFile]) -> Facts:
    blank = documents.blank_facts()
    found = {documents.TOOLS[tool]: _TELL[tool](file, files) for tool, file in files.items()}
    return replace(blank, origin=message(_ORIGIN), **found) if found else blank


def _radar(file: AnswerFile, files: dict[str, AnswerFile]) -> Noted:
    answers = file.moments.get(_last(file), {})
    found = radar.result(file.questionnaire, file.moments, _last(file), means(files.get("girouet")))
    return noted.radar(found, answers)


def _girouet(file: AnswerFile, _files: dict[str, AnswerFile]) -> Noted:
    answers = file.moments.get(_last(file), {})
    return noted.girouet(own(file.questionnaire, answers, _last(file)), answers)


def _qualification(file: AnswerFile, _files: dict[str, AnswerFile]) -> Qualified:
    answers = file.moments.get(WHOLE, {})
    day = timezone.localdate()
    return qualified(qualification.result(file.questionnaire, answers, reading.current(), day))


def _footprint(file: AnswerFile, _files: dict[str, AnswerFile]) -> Reckoned | None:
    answers = file.moments.get(WHOLE, {})
    return reckoned(footprint.result(file.questionnaire, answers), answers, timezone.localdate())


_TELL: dict[str, Callable[[AnswerFile, dict[str, AnswerFile]], Any]] = {
    "radar": _radar,
    "girouet": _girouet,
    "qualification": _qualification,
    "empreinte": _footprint,
}


def _last(file: AnswerFile) -> str:
    """Return the last moment answered, the first one when none was."""
    return [*answer_file.moments_of(file.questionnaire)[:1], *file.moments][-1]
