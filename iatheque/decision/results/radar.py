"""The radar: means by quadrant over what was noted, gaps, moments, and what to do next.

Quadrants, criteria and the use of the girouet for the last quadrant: reference, radar de décision
(CIVITEO, CC BY-NC); the scale and the means are our adaptation.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from iatheque.decision.answers import NOTHING, Answers
from iatheque.decision.questionnaire import Group, Item, Questionnaire, Scoring
from iatheque.lib.messages import N_, Message, message

from .means import mean, written

WORK = "capacitante"  # the quadrant that the girouet may feed
# The same moments of a project, as each tool calls them.
MOMENTS_OF_GIROUET = {"amont": "amont", "preparation": "cours", "production": "fin"}

_IF_LOW = {
    "utile": N_(
        "%(label)s (note %(note)s) : redites à quoi sert le projet, pour qui, et comment le "
        "mesurer. Si personne ne sait le dire, arrêter est une bonne décision."
    ),
    "confiance": N_(
        "%(label)s (note %(note)s) : ne mettez pas en service avant d’avoir désigné qui s’en "
        "charge, avec quels contrôles."
    ),
    "frugale": N_(
        "%(label)s (note %(note)s) : cherchez une solution plus simple ou sans IA, et comparez "
        "ce qu’elle consomme."
    ),
    WORK: N_(
        "%(label)s (note %(note)s) : faites remplir le girouet aux agents concernés, et choisissez "
        "avec eux des mesures d’accompagnement."
    ),
}

_IF_LOW_FROM_GIROUET = N_(
    "%(label)s (note %(note)s, d’après le girouet) : choisissez avec les agents concernés des "
    "mesures d’accompagnement, et dites qui les suit."
)


@dataclass(frozen=True, slots=True)
class Spoke:
    """A criterion: its rank on the picture (from 1), its note, None for a gap."""

    rank: int
    item: Item
    note: float | None
    is_unknown: bool = False
    is_from_girouet: bool = False


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A quarter of the picture; `mean` is over its noted criteria, None when none is."""

    group: Group
    spokes: tuple[Spoke, ...]
    mean: float | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The radar at one moment."""

    moment: str
    label: str
    quadrants: tuple[Quadrant, ...]

    @property
    def spokes(self) -> tuple[Spoke, ...]:
        """Every criterion, in the order of the picture."""
        return tuple(spoke for quadrant in self.quadrants for spoke in quadrant.spokes)


@dataclass(frozen=True, slots=True)
class RadarResult:
    """The shapes in the order of the moments, the last one being `current`."""

    shapes: tuple[Shape, ...]
    current: Shape
    next_steps: tuple[Message, ...]

    @property
    def earlier(self) -> tuple[Shape, ...]:
        """The shapes of the other moments."""
        return tuple(shape for shape in self.shapes if shape is not self.current)


def result(
    questionnaire: Questionnaire,
    moments: Mapping[str, Answers],
    current: str,
    girouet: Mapping[str, Mapping[str, float]] | None = None,
) -> RadarResult:
    """Return the radar of the answers by moment; `current` is the moment looked at.

    `girouet` gives, by moment, the means by sheet that replace the notes of the last quadrant.
    """
    feeds = girouet or {}
    shapes = {
        one.value: _shape(
            questionnaire, one.value, one.label, moments[one.value], feeds.get(one.value, {})
        )
        for one in questionnaire.moments
        if one.value in moments
    }
    shape = shapes.get(current) or _shape(questionnaire, current, "", {}, feeds.get(current, {}))
    return RadarResult(
        tuple(shapes.values()), shape, tuple(_next_steps(shape, questionnaire.scoring))
    )


def of_notes(questionnaire: Questionnaire, label: str, notes: Mapping[str, float]) -> RadarResult:
    """Return a radar of notes that are nobody's answers (medians), by item; no next steps."""

    def spoke(rank: int, _group: Group, item: Item) -> Spoke:
        return Spoke(rank, item, notes.get(item.key))

    shape = Shape("", label, _quadrants(questionnaire, spoke))
    return RadarResult((shape,), shape, ())


def _shape(
    questionnaire: Questionnaire,
    moment: str,
    label: str,
    answers: Answers,
    girouet: Mapping[str, float],
) -> Shape:
    def spoke(rank: int, group: Group, item: Item) -> Spoke:
        return _spoke(rank, item, answers, girouet if group.key == WORK else {})

    return Shape(moment, label, _quadrants(questionnaire, spoke))


def _quadrants(
    questionnaire: Questionnaire, spoke: Callable[[int, Group, Item], Spoke]
) -> tuple[Quadrant, ...]:
    """Return the quadrants of the spokes that `spoke` makes, ranked from 1."""
    rank, quadrants = count(1), []
    for group in questionnaire.groups:
        spokes = tuple(spoke(next(rank), group, item) for item in group.items)
        quadrants.append(Quadrant(group, spokes, mean(one.note for one in spokes)))
    return tuple(quadrants)


def _spoke(rank: int, item: Item, answers: Answers, girouet: Mapping[str, float]) -> Spoke:
    if item.key in girouet:
        return Spoke(rank, item, girouet[item.key], is_from_girouet=True)
    answer = answers.get(item.key, NOTHING)
    note = float(answer.value) if isinstance(answer.value, int) else None
    return Spoke(rank, item, note, is_unknown=answer.unknown)


def _if_low(quadrant: str, spoke: Spoke) -> str:
    """Agents who already answered the girouet are not to be asked for it again."""
    return _IF_LOW_FROM_GIROUET if spoke.is_from_girouet else _IF_LOW[quadrant]


def _next_steps(shape: Shape, scoring: Scoring) -> list[Message]:
    """Say what to do: low notes first, the lowest before the others, then the gaps."""
    low = [
        (spoke.note, spoke.rank, quadrant.group.key, spoke)
        for quadrant in shape.quadrants
        for spoke in quadrant.spokes
        if spoke.note is not None and scoring.is_low(spoke.note)
    ]
    said = [
        message(_if_low(key, spoke), label=spoke.item.label, note=written(spoke.note))
        for _note, _rank, key, spoke in sorted(low, key=lambda one: one[:2])
    ]
    gaps = [spoke.item.label for spoke in shape.spokes if spoke.note is None]
    if gaps:
        said.append(
            message(N_("À instruire, faute de réponse : %(labels)s."), labels=", ".join(gaps))
        )
    return said or [
        message(
            N_(
                "Aucune note basse, aucun vide : fixez la date du prochain point et gardez les "
                "preuves de chaque note."
            )
        )
    ]
