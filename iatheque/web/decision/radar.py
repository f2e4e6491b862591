"""The radar, tried by anyone; its last quadrant may come from a file of the girouet."""

from django.http import HttpRequest

from iatheque.decision import answer_file
from iatheque.decision.answer_file import AnswerFile, UnreadableFileError
from iatheque.decision.pictures.radar import picture
from iatheque.decision.results import girouet
from iatheque.decision.results.radar import MOMENTS_OF_GIROUET, result
from iatheque.lib.messages import Message

from .tool import Context, Tool


def _result(file: AnswerFile, moment: str, request: HttpRequest) -> Context:
    sheets, wrong = _girouet(request)
    found = result(file.questionnaire, file.moments, moment, means(sheets))
    return {
        "radar": found,
        "picture": picture(found),
        "girouet_error": wrong,
        "is_fed": sheets is not None,
    }


def _girouet(request: HttpRequest) -> tuple[AnswerFile | None, Message | None]:
    """Return the file of the girouet that was joined, or what is wrong with it."""
    upload = request.FILES.get("girouet_fichier")
    content = upload.read(answer_file.SIZE_LIMIT + 1) if upload else b""
    if not content:
        return None, None
    try:
        return answer_file.read("girouet", content), None
    except UnreadableFileError as error:
        return None, error.message


def means(sheets: AnswerFile | None) -> dict[str, dict[str, float]]:
    """Return the means by sheet, by moment of the radar."""
    if sheets is None:
        return {}
    return {
        moment: girouet.own(sheets.questionnaire, sheets.moments[theirs], theirs).means
        for moment, theirs in MOMENTS_OF_GIROUET.items()
        if theirs in sheets.moments
    }


RADAR = Tool("radar", "decision/radar.html", _result)
