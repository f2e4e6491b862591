"""What a footprint is made of."""

from dataclasses import dataclass

from iatheque.lib.messages import Message

from .ranges import Range


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A value that the estimate stands on; `is_default` when nobody gave it."""

    label: str
    value: Message
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing consumes: kWh, gCO2e; litres, kgSbe and MJ when the method knows them."""

    label: str
    energy: Range
    carbon: Range
    water: Range | None = None
    metals: Range | None = None
    primary: Range | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The parts found by one method, on which hypotheses, and what was missing."""

    method: str
    parts: tuple[Part, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    limits: tuple[str, ...] = ()
    gaps: tuple[Message, ...] = ()
