"""What a version of the Green Algorithms constants holds."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pue:
    """What a hosting place uses for one unit of computing (cooling, losses), and whose it is."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Intensity:
    """Grams of CO2 equivalent emitted for one kWh of electricity; where the figure is from."""

    grams_per_kwh: float
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Constants:
    """A version, its credit and licence, and its numbers: W, W/GB, gCO2e by equivalent."""

    version: str
    title: str
    credit: str
    url: str
    licence: str
    licence_url: str
    source: str
    source_url: str
    verified_on: str
    memory_watts_per_gb: float
    pue: Mapping[str, Pue]
    intensities: Mapping[str, Intensity]
    cpu_watts_per_core: Mapping[str, float]
    gpu_watts: Mapping[str, float]
    equivalents: Mapping[str, float]
    weeks_per_month: float
    days_per_month: float
    months_per_year: float
