"""Green Algorithms: energy and emissions of a computation.

Source: Lannelongue L., Grealey J., Inouye M., Advanced Science 2021, 2100707 (CC BY 4.0); the
« AI » page of version 3.0 for training and continuous inference. Not counted: making the
equipment, the network, idle machines.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from iatheque.decision.constants.green_algorithms import Constants


class Period(StrEnum):
    """How often a computation comes back."""

    DAY = "jour"
    WEEK = "semaine"
    MONTH = "mois"
    YEAR = "annee"


@dataclass(frozen=True, slots=True)
class Hardware:
    """What computes: cores and graphics cards with their watts and use (0 to 1), memory in GB."""

    cores: float
    watts_per_core: float
    memory_gb: float
    gpus: float = 0
    watts_per_gpu: float = 0
    cpu_use: float = 1
    gpu_use: float = 1


def watts(hardware: Hardware, pue: float, constants: Constants) -> float:
    """Return the power drawn, in W, losses of the place included."""
    processors = hardware.cores * hardware.watts_per_core * hardware.cpu_use
    cards = hardware.gpus * hardware.watts_per_gpu * hardware.gpu_use
    return pue * (processors + cards + hardware.memory_gb * constants.memory_watts_per_gb)


def energy(hours: float, power: float, multiplier: float = 1) -> float:
    """Return kWh for `hours` at `power` W, run `multiplier` times (the paper's PSF)."""
    return hours * power * multiplier / 1000


def emissions(kwh: float, grams_per_kwh: float) -> float:
    """Return gCO2e for `kwh` of electricity."""
    return kwh * grams_per_kwh


def with_trials(training: float, trials: float, retraining: float, times: float) -> float:
    """Return a training with its trials, and `times` new trainings.

    `trials` and `retraining` are parts of the first training: 0.5 is half of it.
    """
    return training * (1 + trials + retraining * times)


def over_months(
    quantity: float, period: Period, every: float, months: float, constants: Constants
) -> float:
    """Return what `quantity`, spent once every `every` periods, makes in `months` months.

    A month has 30 days, and 4 weeks as in the source (4.35 would be exact).
    """
    per_month = {
        Period.DAY: constants.days_per_month,
        Period.WEEK: constants.weeks_per_month,
        Period.MONTH: 1,
        Period.YEAR: 1 / constants.months_per_year,
    }[period]
    return quantity * per_month / every * months


def equivalents(grams: float, constants: Constants) -> Mapping[str, float]:
    """Return how many tree-months, km, flights, hours of video emit (or hold) `grams` of CO2e."""
    return {key: grams / each for key, each in constants.equivalents.items()}
