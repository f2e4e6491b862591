"""The radar, tried by anyone."""

from django.http import HttpRequest

from iatheque.decision.answer_file import AnswerFile

from .tool import Context, Tool


def _result(file: AnswerFile, moment: str, _request: HttpRequest) -> Context:
    return {}


RADAR = Tool("radar", "decision/radar.html", _result)
