"""The evaluations that a project keeps, as its documents tell them: the latest moment of each."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from iatheque.decision import kept, loading
from iatheque.decision.answers import Answers, of_json
from iatheque.decision.law import reading
from iatheque.decision.models import Evaluation
from iatheque.decision.results import footprint, qualification
from iatheque.decision.shared import by_moment, girouets_of, radar_of
from iatheque.lib.messages import N_, message
from iatheque.projects.models import Project

from . import noted
from .facts import Noted, Qualified, Reckoned
from .qualified import qualified
from .reckoned import reckoned

# The data behind a language model change with its library; what was told is still what was told.
_KEPT = N_("Ce qui avait été estimé, avec des données plus anciennes")


@dataclass(frozen=True, slots=True)
class Evaluations:
    """What is known of a project; None for what nobody evaluated, or too few to be shown."""

    radar: Noted | None = None
    girouet: Noted | None = None
    qualification: Qualified | None = None
    footprint: Reckoned | None = None


def of_project(project: Project, day: date) -> Evaluations:
    """Return the evaluations of `project` (one query), the law seen on `day`."""
    rows = list(Evaluation.objects.filter(project=project).order_by("pk"))
    girouets = girouets_of(by_moment([row for row in rows if row.tool == "girouet"]))
    shown = [one for one in girouets.values() if one.is_shown]
    means = {one.moment: one.means for one in girouets.values()}
    return Evaluations(
        radar=_radar([row for row in rows if row.tool == "radar"], means),
        girouet=noted.girouet(shown[-1]) if shown else None,
        qualification=_qualification([row for row in rows if row.tool == "qualification"], day),
        footprint=_footprint([row for row in rows if row.tool == "empreinte"]),
    )


def _radar(rows: list[Evaluation], means: dict[str, dict[str, float]]) -> Noted | None:
    found = radar_of(by_moment(rows), means)
    if found is None:
        return None
    current = next(row for row in rows if row.moment == found.current.moment)
    return noted.radar(found, _answers(current))


def _qualification(rows: list[Evaluation], day: date) -> Qualified | None:
    if not rows:
        return None
    questionnaire = loading.load(rows[-1].tool, rows[-1].version)
    return qualified(
        qualification.result(questionnaire, _answers(rows[-1]), reading.current(), day)
    )


def _footprint(rows: list[Evaluation]) -> Reckoned | None:
    if not rows:
        return None
    row = rows[-1]
    answers = _answers(row)
    found = footprint.result(loading.load(row.tool, row.version), answers)
    told = reckoned(found, answers, timezone.localdate(row.updated_at))
    if told and kept.has_changed(row.kept, found):
        return replace(told, values=((message(_KEPT), kept.kept_text(row.kept)), *told.values))
    return told


def _answers(row: Evaluation) -> Answers:
    return of_json(loading.load(row.tool, row.version), row.answers).answers
