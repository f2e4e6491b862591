"""The footprint of a project: what it takes, on which hypotheses, in front of what it saves."""

from collections.abc import Iterable
from dataclasses import dataclass

from iatheque.decision import constants
from iatheque.decision.answers import Answers
from iatheque.decision.constants.green_algorithms import Constants
from iatheque.decision.questionnaire import Questionnaire
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import footprint_assistant, footprint_machine
from .footprint_balance import Balance, balance
from .footprint_electricity import sources_differ
from .footprint_models import Scenario, scenarios
from .footprint_parts import Estimate, Hypothesis, Part
from .footprint_steps import steps
from .given import Given
from .green_algorithms import equivalents
from .quantities import PLAIN, written
from .ranges import Range, total

EQUIVALENTS = {
    "arbre_mois": N_("mois de croissance d’un arbre, pour capter autant de CO₂"),
    "voiture_km": N_("km en voiture (Europe)"),
    "train_km": N_("km en train"),
    "video_heure": N_("heures de vidéo en ligne"),
    "vol_paris_londres": N_("vols Paris–Londres, par personne"),
    "vol_paris_dublin": N_("vols Paris–Dublin, par personne"),
    "vol_new_york_san_francisco": N_("vols New York–San Francisco, par personne"),
    "vol_new_york_melbourne": N_("vols New York–Melbourne, par personne"),
}
_FLIGHTS = frozenset(key for key in EQUIVALENTS if key.startswith("vol_"))
# Below, a flight says nothing: « 0,00004 vol ».
_LEAST_FLIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Equivalent:
    """The same emissions as so many things."""

    key: str
    number: Range
    number_said: Message
    label: str


@dataclass(frozen=True, slots=True)
class Footprint:
    """All there is to show. Energy in kWh, emissions in gCO2e, over `months`.

    Water, metals (kgSbe) and primary energy (MJ) are those of the parts whose method knows them,
    None when none does. `is_empty` when nothing could be counted: `gaps` says why. `steps` are what
    to do to take less; `source` is where the equivalents are from.
    """

    version: int
    months: float
    estimates: tuple[Estimate, ...]
    energy: Range
    carbon: Range
    water: Range | None
    metals: Range | None
    primary: Range | None
    hypotheses: tuple[Hypothesis, ...]
    gaps: tuple[Message, ...]
    remarks: tuple[Message, ...]
    equivalents: tuple[Equivalent, ...]
    scenarios: tuple[Scenario, ...]
    balance: Balance
    steps: tuple[Message, ...]
    source: Constants

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was counted, in order."""
        return tuple(part for estimate in self.estimates for part in estimate.parts)

    @property
    def is_empty(self) -> bool:
        """True when nothing could be counted."""
        return not self.parts


def result(questionnaire: Questionnaire, answers: Answers) -> Footprint:
    """Return the footprint that `answers` to `questionnaire` give."""
    given = Given(answers, questionnaire.version)
    source = constants.green_algorithms(given.presets["green_algorithms"])
    months = given.number_or("duree", given.presets["months"])
    estimates = tuple(_estimates(given, months))
    parts = [part for estimate in estimates for part in estimate.parts]
    energy = total(part.energy for part in parts)
    carbon = total(part.carbon for part in parts)
    gaps = _gaps(estimates)
    duration = Hypothesis(
        N_("Durée comptée"),
        message(N_("%(months)s mois"), months=exactly(months)),
        given.number("duree") is None,
    )
    return Footprint(
        version=questionnaire.version,
        months=months,
        estimates=estimates,
        energy=energy,
        carbon=carbon,
        water=_known(part.water for part in parts),
        metals=_known(part.metals for part in parts),
        primary=_known(part.primary for part in parts),
        hypotheses=(duration,),
        gaps=gaps,
        remarks=(sources_differ(given),) if parts else (),
        equivalents=tuple(_equivalents(carbon, source)) if parts else (),
        scenarios=tuple(scenarios(given, months)),
        balance=(
            balance(given, energy, carbon, months, is_partial=bool(gaps)) if parts else Balance()
        ),
        steps=steps(given) if parts else (),
        source=source,
    )


def _estimates(given: Given, months: float) -> list[Estimate]:
    asked = given.words("calculs")
    found = []
    if "assistant" in asked:
        found.append(footprint_assistant.estimate(given, months))
    if "machine" in asked:
        found.append(footprint_machine.estimate(given, months))
    return found


def _gaps(estimates: tuple[Estimate, ...]) -> tuple[Message, ...]:
    if not estimates:
        return (message(N_("Dites d’abord ce qui calcule pour ce projet.")),)
    return tuple(gap for estimate in estimates for gap in estimate.gaps)


def _known(quantities: Iterable[Range | None]) -> Range | None:
    found = [one for one in quantities if one is not None]
    return total(found) if found else None


def _equivalents(carbon: Range, found: Constants) -> list[Equivalent]:
    low, high = equivalents(carbon.low, found), equivalents(carbon.high, found)
    return [
        Equivalent(key, number, written(number, PLAIN, figures=2), label)
        for key, label in EQUIVALENTS.items()
        if (number := Range(low[key], high[key])).high >= _LEAST_FLIGHT or key not in _FLIGHTS
    ]
