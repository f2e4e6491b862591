"""The computer or the server of a project, by Green Algorithms."""

from dataclasses import dataclass
from typing import Any

from iatheque.decision import constants
from iatheque.decision.constants.green_algorithms import Constants, Pue
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import footprint_electricity
from .footprint_electricity import Electricity
from .footprint_parts import Estimate, Hypothesis, Part
from .given import Given
from .green_algorithms import (
    Hardware,
    Period,
    emissions,
    energy,
    over_months,
    watts,
    with_trials,
)
from .ranges import Range

LIMITS = (
    N_("La fabrication et la fin de vie des machines ne sont pas comptées."),
    N_("Le réseau et les postes des personnes qui se servent de l’outil ne sont pas comptés."),
    N_("Les heures où la machine attend sans calculer ne sont pas comptées."),
    N_("L’eau n’est pas comptée : la méthode ne la connaît pas."),
)
_FRENCH_MIX = N_("L’intensité carbone de la France est celle de la production de 2020.")
_FOUR_WEEKS = N_("Un mois compte 4 semaines, comme dans la méthode (4,35 serait exact).")


@dataclass(frozen=True, slots=True)
class _Machine:
    hardware: Hardware
    pue: Pue
    hypotheses: tuple[Hypothesis, ...]


def estimate(given: Given, months: float) -> Estimate:
    """Return what preparing, then using, takes over `months`; gaps when no hours are given."""
    found = constants.green_algorithms("2.2" if given.word("constantes") == "v2_2" else "3.0")
    method = f"Green Algorithms {found.version}"
    training, use = given.number("preparation_heures"), given.number("usage_heures")
    if training is None and use is None:
        gap = message(N_("Sans nombre d’heures, la machine n’est pas comptée."))
        return Estimate(method, gaps=(gap,))
    machine = _machine(given, found)
    electricity = footprint_electricity.of_green_algorithms(given, found)
    power = watts(machine.hardware, machine.pue.value, found)
    times = given.number_or("repetitions", 1)
    trained = with_trials(
        energy(training or 0, power, times),
        given.number_or("essais", 0) / 100,
        given.number_or("reentrainement", 100) / 100,
        given.number_or("reentrainements", 0),
    )
    used = over_months(
        energy(use or 0, power, times),
        Period(given.word("usage_periode") or Period.MONTH),
        given.number_or("tous_les", 1),
        months,
        found,
    )
    return Estimate(
        method,
        tuple(
            Part(label, Range.of(kwh), Range.of(emissions(kwh, electricity.grams_per_kwh)))
            for label, kwh in (
                (N_("Préparation de l’outil"), trained),
                (N_("Usage de la machine"), used),
            )
        ),
        (*machine.hypotheses, *_hours(given), electricity.hypothesis, _version(found)),
        (*LIMITS, *_own_limits(given, electricity, found)),
        _missing_hours(training, use),
    )


def _own_limits(given: Given, electricity: Electricity, found: Constants) -> list[str]:
    """Return the limits that come from these answers."""
    limits = []
    if electricity.grams_per_kwh == found.intensities["france"].grams_per_kwh:
        limits.append(_FRENCH_MIX)
    if given.word("usage_periode") == Period.WEEK:
        limits.append(_FOUR_WEEKS)
    return limits


def _machine(given: Given, found: Constants) -> _Machine:
    presets = constants.read("empreinte-1.json")["machines"]
    asked = given.word("machine")
    preset = presets[asked or "loue"]
    card = given.word("carte") or "quelconque"
    hardware = Hardware(
        cores=given.number_or("coeurs", preset["cores"]),
        watts_per_core=given.number_or("watts_coeur", found.cpu_watts_per_core["quelconque"]),
        memory_gb=given.number_or("memoire", preset["memory_gb"]),
        gpus=given.number_or("cartes", preset["gpus"]),
        watts_per_gpu=found.gpu_watts[card],
        cpu_use=given.number_or("usage_coeurs", 100) / 100,
        gpu_use=given.number_or("usage_cartes", 100) / 100,
    )
    pue = _pue(given, preset, found)
    return _Machine(
        hardware,
        pue,
        (
            Hypothesis(N_("Machine"), message(preset["label"]), not asked),
            Hypothesis(N_("Matériel compté"), _hardware(hardware)),
            Hypothesis(
                N_("PUE (ce que le lieu consomme pour une unité de calcul)"),
                message("%(value)s (%(label)s)", value=exactly(pue.value), label=pue.label),
                given.number("pue") is None and not given.word("hebergeur"),
            ),
        ),
    )


def _pue(given: Given, preset: dict[str, Any], found: Constants) -> Pue:
    own = given.number("pue")
    if own is not None:
        return Pue(own, N_("valeur donnée"))
    return found.pue.get(given.word("hebergeur") or preset["pue"], found.pue["inconnu"])


def _hardware(hardware: Hardware) -> Message:
    return message(
        N_(
            "processeur : %(cores)s cœurs à %(core_watts)s W, utilisés à %(cpu)s %% ; mémoire : "
            "%(memory)s Go ; cartes graphiques : %(gpus)s, à %(gpu_watts)s W, utilisées à "
            "%(gpu)s %%"
        ),
        cores=exactly(hardware.cores),
        core_watts=exactly(hardware.watts_per_core),
        cpu=exactly(hardware.cpu_use * 100),
        memory=exactly(hardware.memory_gb),
        gpus=exactly(hardware.gpus),
        gpu_watts=exactly(hardware.watts_per_gpu),
        gpu=exactly(hardware.gpu_use * 100),
    )


def _hours(given: Given) -> tuple[Hypothesis, ...]:
    period = {
        Period.DAY: N_("jour"),
        Period.WEEK: N_("semaine"),
        Period.MONTH: N_("mois"),
        Period.YEAR: N_("année"),
    }[Period(given.word("usage_periode") or Period.MONTH)]
    return (
        Hypothesis(
            N_("Heures de préparation"),
            message(
                N_(
                    "%(hours)s h ; essais : %(trials)s %% en plus ; nouveaux apprentissages : "
                    "%(times)s, à %(part)s %% du premier ; répétitions : %(again)s"
                ),
                hours=exactly(given.number_or("preparation_heures", 0)),
                trials=exactly(given.number_or("essais", 0)),
                times=exactly(given.number_or("reentrainements", 0)),
                part=exactly(given.number_or("reentrainement", 100)),
                again=exactly(given.number_or("repetitions", 1)),
            ),
            given.number("preparation_heures") is None,
        ),
        Hypothesis(
            N_("Heures d’usage"),
            message(
                N_("%(hours)s h chaque %(period)s, une période sur %(every)s"),
                hours=exactly(given.number_or("usage_heures", 0)),
                period=period,
                every=exactly(given.number_or("tous_les", 1)),
            ),
            given.number("usage_heures") is None or not given.word("usage_periode"),
        ),
    )


def _version(found: Constants) -> Hypothesis:
    return Hypothesis(
        N_("Constantes"),
        message("%(title)s %(version)s (%(source)s, %(licence)s)", title=found.title,
                version=found.version, source=found.source, licence=found.licence),
    )  # fmt: skip


def _missing_hours(training: float | None, use: float | None) -> tuple[Message, ...]:
    gaps = []
    if training is None:
        gaps.append(message(N_("Sans heures de préparation, elle est comptée pour rien.")))
    if use is None:
        gaps.append(message(N_("Sans heures d’usage, il est compté pour rien.")))
    return tuple(gaps)
