"""A tool that anyone may try: its form, its result, its file. The server keeps nothing.

What was answered travels with the page, as the JSON file that people may also download.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from iatheque.decision import answer_file, loading
from iatheque.decision.answer_file import AnswerFile, UnreadableFileError
from iatheque.decision.answers import Answers, of_form, to_form
from iatheque.lib.messages import Message
from iatheque.web.documents import offered

from .items import Posted, opened, parts

View = Callable[[HttpRequest], HttpResponse]
Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A question set, and how its result is shown.

    `result` gives the context of the template `template`, from the answers by moment and the
    moment just answered; it may look at `request.POST` for options of its own. `start` gives the
    answers that a new form begins with; `reckoned` what the file to keep says beside the answers
    (never read back).
    """

    key: str
    template: str
    result: Callable[[AnswerFile, str, HttpRequest], Context]
    start: Callable[[HttpRequest], Answers] | None = None
    reckoned: Callable[[AnswerFile], Context] = lambda _file: {}


@dataclass(frozen=True, slots=True)
class Filling:
    """A form being filled: the answers of all moments, and what was typed for `moment`."""

    file: AnswerFile
    moment: str
    answers: Answers
    posted: Posted
    errors: Mapping[str, Message]

    @classmethod
    def of(cls, file: AnswerFile, moment: str) -> "Filling":
        """Return the form as those answers fill it."""
        answers = file.moments.get(moment, {})
        return cls(file, moment, answers, to_form(answers), {})


def view_of(tool: Tool) -> View:
    """Return the view of a tool; 404 when the site may not show its question set."""

    # It writes nothing, anywhere: there is nothing to forge.
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest) -> HttpResponse:
        try:
            blank = AnswerFile(loading.current(tool.key))
        except loading.UnknownQuestionnaireError as error:
            raise Http404 from error
        if request.method != "POST":
            return show_form(
                request, Filling.of(blank, answer_file.moments_of(blank.questionnaire)[0])
            )
        return never_cache(_posted)(request, tool=tool, blank=blank)

    return view


def show_form(
    request: HttpRequest,
    filling: Filling,
    *,
    status: int = 200,
    template: str = "decision/form.html",
    **more: Any,
) -> HttpResponse:
    """Answer with the form; `template` extends the shared one, `more` goes to it."""
    questionnaire = filling.file.questionnaire
    context = {
        "questionnaire": questionnaire,
        "parts": parts(questionnaire, filling.answers, filling.posted, filling.errors),
        "moment": filling.moment,
        "errors": filling.errors,
        "state": packed(filling.file),
        "has_conditions": any(item.conditions for item in questionnaire.items),
        "opened": [],
        "file_error": None,
    }
    return render(request, template, context | more, status=status)


def packed(file: AnswerFile) -> str:
    """Return the file as the text that the pages carry."""
    return json.dumps(answer_file.write(file), ensure_ascii=False, separators=(",", ":"))


def chosen_moment(request: HttpRequest, file: AnswerFile) -> str:
    """Return the moment that was chosen, the first one when none was."""
    moments = answer_file.moments_of(file.questionnaire)
    asked = request.POST.get("moment", "")
    return asked if asked in moments else next(iter(file.moments), moments[0])


def filled(request: HttpRequest, file: AnswerFile, moment: str) -> Filling:
    """Read the posted form as the answers of `moment`."""
    posted = dict(request.POST.lists())
    reading = of_form(file.questionnaire, posted)
    return Filling(
        file.with_answers(moment, reading.answers), moment, reading.answers, posted, reading.errors
    )


def download(file: AnswerFile, beside: Context | None = None) -> HttpResponse:
    """Answer with the file, to keep; `beside` goes with it."""
    written = answer_file.write(file) | (beside or {})
    content = json.dumps(written, ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    name = f"{file.questionnaire.key}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _posted(request: HttpRequest, *, tool: Tool, blank: AnswerFile) -> HttpResponse:
    asked = request.POST.get("faire", "resultat")
    if asked == "reprendre":
        return _brought_back(request, tool, blank)
    try:
        file = answer_file.read(tool.key, request.POST.get("reponses", "") or packed(blank))
    except UnreadableFileError as error:
        return _refused(request, blank, error)
    moment = chosen_moment(request, file)
    if asked == "modifier":
        return show_form(request, Filling.of(file, moment))
    if asked == "telecharger":
        return download(file, tool.reckoned(file))
    if asked == "revoir":
        return show_result(request, tool, file, moment)
    return _answered(request, tool, filled(request, file, moment), updates=asked == "actualiser")


def _answered(request: HttpRequest, tool: Tool, filling: Filling, *, updates: bool) -> HttpResponse:
    """Show the result, unless something is to be written again or new questions come up."""
    if filling.errors:
        return show_form(request, filling, status=422)
    new = opened(filling.file.questionnaire, filling.answers, filling.posted)
    if updates or new:
        return show_form(request, filling, opened=new)
    return show_result(request, tool, filling.file, filling.moment)


def show_result(request: HttpRequest, tool: Tool, file: AnswerFile, moment: str) -> HttpResponse:
    """Answer with the result of these answers."""
    context = {
        "questionnaire": file.questionnaire,
        "moment": moment,
        "answers": file.moments.get(moment, {}),
        "answered": list(file.moments),
        "unread": file.unread,
        "state": packed(file),
        "documents": [one for one in offered() if tool.key in one.tools],
    }
    return render(request, tool.template, context | tool.result(file, moment, request))


def uploaded(request: HttpRequest, key: str) -> AnswerFile:
    """Return the file that was brought back; raises `UnreadableFileError`."""
    upload = request.FILES.get("fichier")
    content = upload.read(answer_file.SIZE_LIMIT + 1) if upload else b""
    return answer_file.read(key, content)


def _brought_back(request: HttpRequest, tool: Tool, blank: AnswerFile) -> HttpResponse:
    """Show the result of the file that was brought back, or what is wrong with it."""
    try:
        file = uploaded(request, tool.key)
    except UnreadableFileError as error:
        return _refused(request, blank, error)
    if not file.moments:
        return show_form(request, Filling.of(file, chosen_moment(request, file)))
    return show_result(request, tool, file, list(file.moments)[-1])


def _refused(request: HttpRequest, blank: AnswerFile, error: UnreadableFileError) -> HttpResponse:
    filling = Filling.of(blank, answer_file.moments_of(blank.questionnaire)[0])
    return show_form(request, filling, status=422, file_error=error.message)
