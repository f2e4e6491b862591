"""The footprint, tried by anyone; the models that may be named."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iatheque.decision.answer_file import WHOLE, AnswerFile
from iatheque.decision.answers import Answers
from iatheque.decision.pictures.footprint import picture, scenarios
from iatheque.decision.questionnaire import Questionnaire
from iatheque.decision.results import footprint_file
from iatheque.decision.results.footprint import result
from iatheque.decision.results.footprint_balance import WORDS
from iatheque.decision.results.inference import library_version
from iatheque.decision.results.inference import models as known_models
from iatheque.decision.results.quantities import (
    CARBON,
    ENERGY,
    METALS,
    PLAIN,
    PRIMARY,
    WATER,
    written,
)
from iatheque.decision.results.ranges import Range

from .tool import Context, Tool

TOOL = "empreinte"
UNITS = {
    "energy": ENERGY,
    "carbon": CARBON,
    "water": WATER,
    "metals": METALS,
    "primary": PRIMARY,
    "plain": PLAIN,
}


def shown(questionnaire: Questionnaire, answers: Answers) -> Context:
    """Return what the template of a footprint needs."""
    found = result(questionnaire, answers)
    return {
        "found": found,
        "picture": picture(found) if found.parts else "",
        "scenarios_picture": scenarios(found) if found.scenarios else "",
        "verdicts": WORDS,
        "written": written,
        "units": UNITS,
    }


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    """`/decision/empreinte/modeles/`: the models that the library knows, by size."""
    sizes: dict[tuple[Range, Range, bool], list[str]] = defaultdict(list)
    for one in known_models().values():
        sizes[one.total, one.active, one.is_estimated].append(one.name)
    context = {
        "sizes": sorted(sizes.items(), key=lambda pair: (pair[0][0].low, pair[0][1].low)),
        "version": library_version(),
        "written": written,
        "plain": PLAIN,
    }
    return render(request, "decision/footprint_models.html", context)


def _result(file: AnswerFile, moment: str, _request: HttpRequest) -> Context:
    return shown(file.questionnaire, file.moments.get(moment, {}))


def _reckoned(file: AnswerFile) -> Context:
    found = result(file.questionnaire, file.moments.get(WHOLE, {}))
    return {"resultat": footprint_file.write(found, timezone.localdate())}


FOOTPRINT = Tool(TOOL, "decision/footprint.html", _result, reckoned=_reckoned)
