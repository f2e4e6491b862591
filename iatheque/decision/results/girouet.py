"""The girouet: distributions, means, agreement, measures; nobody's answer below five answers.

Items, scale and measures: reference, girouet (CIVITEO, CC BY-NC). Means, agreement and the
threshold are our adaptation.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from iatheque.decision.answers import NOTHING, Answers
from iatheque.decision.questionnaire import Group, Item, Option, Questionnaire

from .means import ENOUGH, distribution, mean


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What was noted for an item; `counts` is empty and the rest None when it may not be shown.

    `agreement` is the share of the answers on the side of most of them; `spread` the distance
    between the lowest and the highest note. `is_low`: the mean is on the unfavourable side;
    `is_agreed`: enough answers lean to the same side, as the question set says.
    """

    item: Item
    mean: float | None = None
    counts: tuple[int, ...] = ()
    agreement: float | None = None
    spread: int | None = None
    is_low: bool = False
    is_agreed: bool = False
    proposed: tuple[Option, ...] = ()
    chosen: tuple[tuple[Option, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its mean gives each of its items the same weight.

    `is_favourable` says where its board turns; None when nothing can be said.
    """

    group: Group
    items: tuple[ItemResult, ...]
    mean: float | None
    is_favourable: bool | None


@dataclass(frozen=True, slots=True)
class GirouetResult:
    """The answers of `voices` persons at one moment; `is_shown` is false below the threshold."""

    moment: str
    label: str
    voices: int
    is_shown: bool
    sheets: tuple[Sheet, ...]
    mean: float | None
    is_favourable: bool | None

    @property
    def low(self) -> tuple[ItemResult, ...]:
        """The items on the unfavourable side, the lowest first."""
        found = [
            (item.mean, item)
            for sheet in self.sheets
            for item in sheet.items
            if item.mean is not None and item.is_low
        ]
        return tuple(item for _mean, item in sorted(found, key=lambda pair: pair[0]))

    @property
    def means(self) -> dict[str, float]:
        """The means by sheet, those that are known: what the radar may take."""
        return {sheet.group.key: sheet.mean for sheet in self.sheets if sheet.mean is not None}


def own(questionnaire: Questionnaire, answers: Answers, moment: str) -> GirouetResult:
    """Return what one person answered, for that person."""
    return result(questionnaire, [answers], moment, enough=1)


def result(
    questionnaire: Questionnaire, voices: Sequence[Answers], moment: str, *, enough: int = ENOUGH
) -> GirouetResult:
    """Return the synthesis of several answers; noted by fewer than `enough`, an item is silent."""
    sheets = tuple(_sheet(questionnaire, group, voices, enough) for group in questionnaire.groups)
    whole = mean(sheet.mean for sheet in sheets)
    return GirouetResult(
        moment=moment,
        label=next((one.label for one in questionnaire.moments if one.value == moment), ""),
        voices=len(voices),
        is_shown=len(voices) >= enough,
        sheets=sheets,
        mean=whole,
        is_favourable=questionnaire.scoring.is_favourable(whole),
    )


def _sheet(
    questionnaire: Questionnaire, group: Group, voices: Sequence[Answers], enough: int
) -> Sheet:
    items = tuple(_item(questionnaire, item, voices, enough) for item in group.items)
    found = mean(item.mean for item in items)
    return Sheet(group, items, found, questionnaire.scoring.is_favourable(found))


def _item(
    questionnaire: Questionnaire, item: Item, voices: Sequence[Answers], enough: int
) -> ItemResult:
    answers = [voice.get(item.key, NOTHING) for voice in voices]
    notes = [answer.value for answer in answers if isinstance(answer.value, int)]
    if len(notes) < enough:
        return ItemResult(item)
    scoring = questionnaire.scoring
    favourable = sum(not scoring.is_low(note) for note in notes)
    agreement = max(favourable, len(notes) - favourable) / len(notes)
    ticked = Counter(measure for answer in answers for measure in answer.measures)
    found = mean(notes)
    return ItemResult(
        item=item,
        mean=found,
        counts=distribution(notes),
        agreement=agreement,
        spread=max(notes) - min(notes),
        is_low=scoring.is_low(found),
        is_agreed=agreement >= scoring.agreed,
        proposed=tuple(
            one
            for one in questionnaire.measures
            if scoring.is_low(found) and one.value in item.measures
        ),
        chosen=tuple(
            (one, ticked[one.value]) for one in questionnaire.measures if ticked[one.value]
        ),
    )
