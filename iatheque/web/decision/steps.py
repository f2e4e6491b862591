"""A tool that asks its questions a group at a time. Nothing is stored: the page carries it all."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from iatheque.decision import answer_file, loading
from iatheque.decision.answer_file import WHOLE, AnswerFile, UnreadableFileError
from iatheque.decision.answers import Answers, is_asked, of_form, to_form
from iatheque.decision.questionnaire import Group
from iatheque.lib.messages import Message

from .items import Posted, opened, parts
from .tool import Tool, View, download, packed, show_result, uploaded

_BACK = "retour"


def view_in_steps(tool: Tool) -> View:
    """Return the view of a tool whose form has a page per group."""

    # It writes nothing, anywhere: there is nothing to forge.
    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest) -> HttpResponse:
        try:
            blank = AnswerFile(loading.current(tool.key))
        except loading.UnknownQuestionnaireError as error:
            raise Http404 from error
        if request.method == "POST":
            return never_cache(_posted)(request, tool=tool, blank=blank)
        filled = tool.start(request) if tool.start else {}
        return _step(request, blank.with_answers(WHOLE, filled), prefilled=filled)

    return view


def _posted(request: HttpRequest, *, tool: Tool, blank: AnswerFile) -> HttpResponse:
    asked = request.POST.get("faire", "suite")
    try:
        if asked == "reprendre":
            return show_result(request, tool, uploaded(request, tool.key), WHOLE)
        file = answer_file.read(tool.key, request.POST.get("reponses", "") or packed(blank))
    except UnreadableFileError as error:
        return _step(request, blank, status=422, file_error=error.message)
    if asked == "telecharger":
        return download(file)
    if asked == "modifier":
        return _step(request, file, request.POST.get("etape", ""))
    return _saved(request, tool, file, asked)


def _saved(request: HttpRequest, tool: Tool, file: AnswerFile, asked: str) -> HttpResponse:
    """Take in the answers of a step, then show what comes before, after, or the result."""
    step = request.POST.get("etape", "")
    posted = _with_step(file, step, dict(request.POST.lists()))
    reading = of_form(file.questionnaire, posted)
    file = file.with_answers(WHOLE, reading.answers)
    if reading.errors:
        return _step(request, file, step, posted=posted, errors=reading.errors, status=422)
    here = _items_of(file, step)
    new = [one for one in opened(file.questionnaire, reading.answers, posted) if one.key in here]
    if asked == "suite" and new:
        return _step(request, file, step, opened=new)
    following = _neighbour(file, step, -1 if asked == _BACK else 1)
    if asked == "resultat" or following is None:
        return show_result(request, tool, file, WHOLE)
    return _step(request, file, following.key)


def _step(
    request: HttpRequest,
    file: AnswerFile,
    step: str = "",
    *,
    posted: Posted | None = None,
    errors: Mapping[str, Message] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Answer with the page of a step, the first one by default."""
    answers = file.moments.get(WHOLE, {})
    errors = errors or {}
    shown = parts(file.questionnaire, answers, posted or to_form(answers), errors)
    place = next((at for at, part in enumerate(shown) if part.group.key == step), 0)
    context = {
        "questionnaire": file.questionnaire,
        "parts": [shown[place]],
        "step": shown[place].group,
        "number": place + 1,
        "count": len(shown),
        "is_last": place + 1 == len(shown),
        "errors": errors,
        "state": packed(file),
        "opened": [],
        "prefilled": {},
        "file_error": None,
    }
    return render(request, "decision/step.html", context | more, status=status)


def groups_of(file: AnswerFile) -> list[Group]:
    """Return the groups that these answers leave to answer, in order."""
    answers = file.moments.get(WHOLE, {})
    return [group for group in file.questionnaire.groups if _asks(group, answers)]


def _asks(group: Group, answers: Answers) -> bool:
    return any(is_asked(item, answers) for item in group.items)


def _neighbour(file: AnswerFile, step: str, way: int) -> Group | None:
    """Return the step before or after `step`; the first one stays, None after the last one."""
    groups = groups_of(file)
    places = {group.key: at for at, group in enumerate(groups)}
    place = max(0, places.get(step, -1) + way)
    return groups[place] if place < len(groups) else None


def _items_of(file: AnswerFile, step: str) -> set[str]:
    return {
        one.key for group in file.questionnaire.groups if group.key == step for one in group.items
    }


def _with_step(file: AnswerFile, step: str, posted: Posted) -> dict[str, list[str]]:
    """Return the answers kept so far as a form, those of `step` as they have just been posted."""
    here = _items_of(file, step)
    kept = to_form(file.moments.get(WHOLE, {}))
    others = {name: value for name, value in kept.items() if name.split(".")[0] not in here}
    return others | {name: value for name, value in posted.items() if _is_of(name, here)}


def _is_of(name: str, here: set[str]) -> bool:
    return name.split(".", maxsplit=1)[0] in here or name == "posee"
