"""The girouet, tried by anyone: one person's answers."""

from django.http import HttpRequest

from iatheque.decision.answer_file import AnswerFile
from iatheque.decision.pictures.girouet import picture
from iatheque.decision.results.girouet import own

from .tool import Context, Tool


def _result(file: AnswerFile, moment: str, _request: HttpRequest) -> Context:
    by_moment = [own(file.questionnaire, file.moments[one], one) for one in file.moments]
    current = own(file.questionnaire, file.moments.get(moment, {}), moment)
    return {"girouet": current, "moments": by_moment, "picture": picture(current)}


GIROUET = Tool("girouet", "decision/girouet.html", _result)
