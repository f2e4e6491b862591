"""What a project shared of its evaluations, as a reader of one level may see it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from iatheque.schema.levels import Level

from . import loading
from .answers import Answers, of_json
from .models import Evaluation, Share
from .pictures.girouet import picture as girouet_picture
from .pictures.radar import picture as radar_picture
from .questionnaire import Questionnaire
from .results import girouet, radar
from .results.girouet import GirouetResult
from .results.radar import MOMENTS_OF_GIROUET, RadarResult

Moments = dict[str, list[Evaluation]]


@dataclass(frozen=True, slots=True)
class Shared:
    """The results that may be shown, with their pictures and whom they come from."""

    radar: RadarResult | None = None
    radar_picture: str = ""
    girouet: GirouetResult | None = None
    girouets: tuple[GirouetResult, ...] = ()
    girouet_picture: str = ""
    questionnaires: tuple[Questionnaire, ...] = field(default=())


NOTHING_SHARED = Shared()


def shared(project_id: int, level: Level) -> Shared:
    """Return what readers of `level` see of the evaluations of a project: one or two queries.

    No comment, no link, no person: notes, means and pictures only.
    """
    rows = Share.objects.filter(project_id=project_id, level__lte=level)
    opened = set(rows.values_list("tool", "moment"))
    if not opened:
        return NOTHING_SHARED
    found: dict[str, Moments] = {"radar": {}, "girouet": {}}
    for row in Evaluation.objects.filter(project_id=project_id).order_by("pk"):
        if (row.tool, row.moment) in opened and row.tool in found:
            found[row.tool].setdefault(row.moment, []).append(row)
    return _shown(found)


def _shown(found: dict[str, Moments]) -> Shared:
    sheets = girouets_of(found["girouet"])
    # Below the threshold, what was shared once says nothing any more (answers were erased).
    open_sheets = tuple(one for one in sheets.values() if one.is_shown)
    means = {one.moment: one.means for one in open_sheets}
    drawn = radar_of(found["radar"], means)
    last = open_sheets[-1] if open_sheets else None
    names = (("radar", drawn), ("girouet", last))
    return Shared(
        radar=drawn,
        radar_picture=radar_picture(drawn) if drawn else "",
        girouet=last,
        girouets=open_sheets,
        girouet_picture=girouet_picture(last) if last else "",
        questionnaires=tuple(loading.current(key) for key, shown in names if shown),
    )


def girouets_of(found: Moments) -> dict[str, GirouetResult]:
    """Return the synthesis of each moment, in order; nothing when this site may not show it.

    It tells what was gathered (domain/gathering.py), under the latest version of the questions
    that somebody answered.
    """
    if not loading.is_available("girouet"):
        return {}
    return {
        one.value: _girouet(found[one.value], one.value)
        for one in loading.current("girouet").moments
        if one.value in found
    }


def _girouet(rows: list[Evaluation], moment: str) -> GirouetResult:
    questionnaire = loading.load("girouet", max(row.version for row in rows))
    return girouet.result(questionnaire, [counted(row) for row in rows if row.counted], moment)


def radar_of(
    found: Moments, means: Mapping[str, Mapping[str, float]], current: str = ""
) -> RadarResult | None:
    """Return the radar of the moments found, the last one current unless another is named.

    It is told under the version that the current moment was answered under. `means` are those of
    the girouet by its moments, for the evaluations that take them.
    """
    if not found or not loading.is_available("radar"):
        return None
    moments = {moment: _answers(rows[0]) for moment, rows in found.items()}
    order = [one.value for one in loading.current("radar").moments if one.value in moments]
    if not order:
        return None
    feeds = {
        moment: means.get(MOMENTS_OF_GIROUET[moment], {})
        for moment in order
        if found[moment][0].takes_girouet
    }
    chosen = current if current in moments else order[-1]
    questionnaire = loading.load("radar", found[chosen][0].version)
    return radar.result(questionnaire, moments, chosen, feeds)


def by_moment(rows: list[Evaluation]) -> Moments:
    """Return evaluations of one tool by moment."""
    grouped: Moments = defaultdict(list)
    for row in rows:
        grouped[row.moment].append(row)
    return dict(grouped)


def counted(row: Evaluation) -> Answers:
    """Return what the view shared by several persons holds of somebody's answers."""
    return of_json(loading.load(row.tool, row.version), row.counted).answers


def _answers(row: Evaluation) -> Answers:
    return of_json(loading.load(row.tool, row.version), row.answers).answers
