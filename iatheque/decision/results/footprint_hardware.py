"""What computes, and where it stands: what was said of it, else what is usual."""

from dataclasses import dataclass
from typing import Any

from iatheque.decision.constants.green_algorithms import Constants, Pue
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, message

from .footprint_parts import Hypothesis
from .given import Given
from .green_algorithms import Hardware

_USUAL = "loue"
_ANY = "quelconque"


@dataclass(frozen=True, slots=True)
class Machine:
    """The hardware that is counted, its place, and what the estimate stands on."""

    hardware: Hardware
    pue: Pue
    hypotheses: tuple[Hypothesis, ...]


def machine(given: Given, found: Constants) -> Machine:
    """Return the machine of these answers, with the watts of these constants."""
    preset = given.presets["machines"][given.word("machine") or _USUAL]
    hardware = Hardware(
        cores=given.number_or("coeurs", preset["cores"]),
        watts_per_core=given.number_or("watts_coeur", found.cpu_watts_per_core[_ANY]),
        memory_gb=given.number_or("memoire", preset["memory_gb"]),
        gpus=given.number_or("cartes", preset["gpus"]),
        watts_per_gpu=found.gpu_watts[given.word("carte") or _ANY],
        cpu_use=given.number_or("usage_coeurs", 100) / 100,
        gpu_use=given.number_or("usage_cartes", 100) / 100,
    )
    pue = _pue(given, preset, found)
    place = Hypothesis(
        N_("PUE (ce que le lieu consomme pour une unité de calcul)"),
        message("%(value)s (%(label)s)", value=exactly(pue.value), label=pue.label),
        given.number("pue") is None and not given.word("hebergeur"),
    )
    kind = Hypothesis(N_("Machine"), message(preset["label"]), not given.word("machine"))
    return Machine(hardware, pue, (kind, *_said(given, hardware), place))


def _pue(given: Given, preset: dict[str, Any], found: Constants) -> Pue:
    own = given.number("pue")
    if own is not None:
        return Pue(own, N_("valeur donnée"))
    return found.pue.get(given.word("hebergeur") or preset["pue"], found.pue["inconnu"])


def _said(given: Given, hardware: Hardware) -> list[Hypothesis]:
    """Return each value of the hardware, marked when nobody gave it."""
    rows = [
        ("coeurs", N_("Cœurs de processeur"), "%(value)s", hardware.cores),
        ("watts_coeur", N_("Puissance par cœur"), "%(value)s W", hardware.watts_per_core),
        ("usage_coeurs", N_("Usage des cœurs"), "%(value)s %%", hardware.cpu_use * 100),
        ("memoire", N_("Mémoire"), N_("%(value)s Go"), hardware.memory_gb),
        ("cartes", N_("Cartes graphiques"), "%(value)s", hardware.gpus),
    ]
    if hardware.gpus:
        rows += [
            ("carte", N_("Puissance par carte"), "%(value)s W", hardware.watts_per_gpu),
            ("usage_cartes", N_("Usage des cartes"), "%(value)s %%", hardware.gpu_use * 100),
        ]
    return [
        Hypothesis(label, message(words, value=exactly(value)), not given.has(key))
        for key, label, words, value in rows
    ]
