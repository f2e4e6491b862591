"""EcoLogits: what a request to a language model costs, from the data inside the library.

Source: EcoLogits (GenAI Impact, MPL-2.0), its models, electricity mixes and `compute_llm_impacts`.
Nothing is asked of the network. The library is opened at the first estimate, not at import: it
reads its lists of models and countries then.
"""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from .ranges import Range

if TYPE_CHECKING:
    from ecologits.utils.range_value import ValueOrRange


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: billions of parameters, all of them and those used for each word.

    `is_estimated` tells that its maker publishes no size; the bounds are then EcoLogits's guess.
    `words_per_second` and `wait` are measured speeds, when known.
    """

    name: str
    total: Range
    active: Range
    is_estimated: bool = False
    words_per_second: float | None = None
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    """The electricity of a place, per kWh: kgCO2e, kg of antimony equivalent, MJ, litres."""

    zone: str
    gwp: float
    adpe: float
    pe: float
    water: float


@dataclass(frozen=True, slots=True)
class Place:
    """A data centre: its PUE, and the litres of water it evaporates per kWh."""

    pue: Range
    water: Range


@dataclass(frozen=True, slots=True)
class Impacts:
    """Of some requests: kWh, gCO2e in all and for making the servers, kgSbe, MJ, litres.

    Water is that of use only: the library knows none for making the servers.
    """

    energy: Range
    gwp: Range
    gwp_embodied: Range
    adpe: Range
    pe: Range
    water: Range

    def times(self, requests: float | Range) -> "Impacts":
        """Return the impacts of that many times as many requests."""
        return Impacts(
            *(
                quantity * requests
                for quantity in (
                    self.energy,
                    self.gwp,
                    self.gwp_embodied,
                    self.adpe,
                    self.pe,
                    self.water,
                )
            )
        )


@dataclass(frozen=True, slots=True)
class Server:
    """The server that EcoLogits supposes: its cards, their memory, its load, its life."""

    cards: int
    memory_gb: int
    requests: int
    years: int


def server() -> Server:
    """Return the server that the library supposes behind every model."""
    from ecologits.impacts import llm  # noqa: PLC0415 - late

    return Server(
        llm.SERVER_GPUS,
        llm.GPU_MEMORY,
        llm.BATCH_SIZE,
        round(llm.HARDWARE_LIFESPAN / (365 * 24 * 3600)),
    )


def library_version() -> str:
    """Return the version of EcoLogits: its data may change with it."""
    return version("ecologits")


@cache
def models() -> dict[str, Model]:
    """Return the models that EcoLogits knows, by name, in alphabetical order."""
    from ecologits.model_repository import ParametersMoE  # noqa: PLC0415 - late
    from ecologits.model_repository import models as repository  # noqa: PLC0415 - late

    found = {}
    for one in repository.list_models():
        size = one.architecture.parameters
        total, active = (
            (size.total, size.active) if isinstance(size, ParametersMoE) else (size, size)
        )
        found[one.name] = Model(
            name=one.name,
            total=_range(total),
            active=_range(active),
            is_estimated=any(said.code == "model-arch-not-released" for said in one.warnings),
            words_per_second=one.deployment.tps if one.deployment else None,
            wait=one.deployment.ttft if one.deployment else None,
        )
    return dict(sorted(found.items(), key=lambda pair: pair[0].lower()))


@cache
def mix(zone: str) -> Mix:
    """Return the electricity of a zone (ISO 3166-1 alpha-3, « WOR » for the world).

    Raises `KeyError` when EcoLogits does not know it.
    """
    from ecologits.electricity_mix_repository import electricity_mixes  # noqa: PLC0415 - late

    found = electricity_mixes.find_electricity_mix(zone)
    if found is None:
        raise KeyError(zone)
    return Mix(zone, found.gwp, found.adpe, found.pe, found.wue)


def of_request(model: Model, tokens: float, electricity: Mix, place: Place) -> Impacts:
    """Return the impacts of one request answered with `tokens` tokens (about ¾ of a word each)."""
    from ecologits.impacts import compute_llm_impacts  # noqa: PLC0415 - late

    found = compute_llm_impacts(
        model_active_parameter_count=_given(model.active),
        model_total_parameter_count=_given(model.total),
        output_token_count=tokens,
        if_electricity_mix_adpe=electricity.adpe,
        if_electricity_mix_pe=electricity.pe,
        if_electricity_mix_gwp=electricity.gwp,
        if_electricity_mix_wue=electricity.water,
        datacenter_pue=_given(place.pue),
        datacenter_wue=_given(place.water),
        tps=model.words_per_second,
        ttft=model.wait,
    )
    return Impacts(
        energy=_range(found.energy.value),
        gwp=_range(found.gwp.value) * 1000,
        gwp_embodied=_range(found.embodied.gwp.value) * 1000,
        adpe=_range(found.adpe.value),
        pe=_range(found.pe.value),
        water=_range(found.wcf.value),
    )


def _range(value: "ValueOrRange") -> Range:
    if isinstance(value, int | float):
        return Range.of(float(value))
    return Range(float(value.min), float(value.max))


def _given(value: Range) -> "ValueOrRange":
    from ecologits.utils.range_value import RangeValue  # noqa: PLC0415 - late

    return value.low if value.is_exact else RangeValue(min=value.low, max=value.high)
