"""Aggregates over what projects share: median radar by theme, distribution of notes by item.

Only shared evaluations of published projects count, those that the reader's level may see, the
latest of each project; nothing below five, no name anywhere.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from iatheque.projects.catalogue import remembered_version
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.schema.levels import Level

from . import loading
from .answers import Answers, of_json
from .domain.saving import PERSONAL
from .models import Evaluation, Share
from .results.means import ENOUGH
from .results.medians import distributions, medians
from .results.radar import WORK
from .shared import counted

Counts = tuple[int, int, int, int]
_RANKS = {"amont": 0, "preparation": 1, "production": 2, "cours": 1, "fin": 2}


@dataclass(frozen=True, slots=True)
class ThemeMedian:
    """The median notes of the radar of the projects of one theme."""

    theme: str
    count: int
    medians: dict[str, float]


@dataclass(frozen=True, slots=True)
class Aggregates:
    """What may be said of all shared evaluations; empty below five."""

    radar_count: int = 0
    radar: dict[str, Counts] = field(default_factory=dict)
    girouet_count: int = 0
    girouet: dict[str, Counts] = field(default_factory=dict)
    themes: tuple[ThemeMedian, ...] = ()

    def of_theme(self, theme: str) -> ThemeMedian | None:
        """Return the median of a theme, when enough projects of it shared theirs."""
        return next((one for one in self.themes if one.theme == theme), None)


def is_offered() -> bool:
    """True when this site may use the question sets that are added up."""
    return all(loading.is_available(tool) for tool in ("radar", "girouet"))


def aggregates(level: Level) -> Aggregates:
    """Return the aggregates that readers of `level` may see, computed once per version."""
    if not is_offered():
        return Aggregates()
    return _aggregates(remembered_version(), level)


@lru_cache(maxsize=8)
def _aggregates(_version: int, level: Level) -> Aggregates:
    radars = _latest(level, "radar")
    girouets = _latest(level, "girouet")
    themes = _themes(level, list(radars))
    by_theme: dict[str, list[Answers]] = defaultdict(list)
    for project, (answers,) in radars.items():
        by_theme[themes[project]].append(answers)
    every = [answers for (answers,) in radars.values()]
    voices = [answers for many in girouets.values() for answers in many]
    return Aggregates(
        radar_count=len(radars),
        radar=distributions(loading.current("radar"), every),
        girouet_count=len(girouets),
        girouet=_of_girouets(len(girouets), voices),
        themes=tuple(
            ThemeMedian(theme, len(found), medians(loading.current("radar"), found))
            for theme, found in sorted(by_theme.items())
            if len(found) >= ENOUGH
        ),
    )


def forget() -> None:
    """Drop what this process remembers: its versions start again (another database)."""
    _aggregates.cache_clear()


def _of_girouets(projects: int, voices: list[Answers]) -> dict[str, Counts]:
    """Return the distribution over the answers of all projects, from five projects on.

    A project adds whole what its own shared view already tells, so that a difference tells no more.
    """
    return distributions(loading.current("girouet"), voices) if projects >= ENOUGH else {}


def _latest(level: Level, tool: str) -> dict[int, list[Answers]]:
    """Return by published project the answers of the latest moment that it shares at `level`."""
    shares = Share.objects.filter(
        tool=tool, level__lte=level, project__in=ENTRY_MODELS[level]._default_manager.values("pk")
    )
    pairs = sorted(shares.values_list("project_id", "moment"), key=_rank)
    latest = dict(pairs)  # the last moment of each project stays
    found: dict[int, list[Answers]] = defaultdict(list)
    rows = Evaluation.objects.filter(tool=tool, project__in=latest).order_by("pk")
    for row in rows.iterator():
        if latest[row.project_id] == row.moment:
            found[row.project_id].append(_told(row))
    return found


def _told(row: Evaluation) -> Answers:
    """Return the notes of an evaluation that its own picture shows too, no other."""
    if row.tool in PERSONAL:
        return counted(row)
    questionnaire = loading.load(row.tool, row.version)
    answers = of_json(questionnaire, row.answers).answers
    if not row.takes_girouet:
        return answers
    fed = {item.key for group in questionnaire.groups if group.key == WORK for item in group.items}
    return {key: answer for key, answer in answers.items() if key not in fed}


def _rank(pair: tuple[int, str]) -> int:
    return _RANKS.get(pair[1], -1)


def _themes(level: Level, projects: list[int]) -> dict[int, str]:
    rows = ENTRY_MODELS[level]._default_manager.filter(pk__in=projects)
    return dict(rows.order_by("pk").values_list("pk", "theme"))
