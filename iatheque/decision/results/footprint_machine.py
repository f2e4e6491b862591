"""The computer or the server of a project, by Green Algorithms."""

from iatheque.decision import constants
from iatheque.decision.constants.green_algorithms import Constants
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import footprint_electricity, footprint_hardware
from .footprint_electricity import Electricity
from .footprint_parts import Estimate, Hypothesis, Part
from .given import Given
from .green_algorithms import Period, emissions, energy, over_months, watts, with_trials
from .ranges import Range

LIMITS = (
    N_("La fabrication et la fin de vie des machines ne sont pas comptées."),
    N_("Le réseau et les postes des personnes qui se servent de l’outil ne sont pas comptés."),
    N_("Les heures où la machine attend sans calculer ne sont pas comptées."),
    N_("L’eau n’est pas comptée : la méthode ne la connaît pas."),
)
_FRENCH_MIX = N_("L’intensité carbone de la France est celle de la production de 2020.")
_FOUR_WEEKS = N_("Un mois compte 4 semaines, comme dans la méthode (4,35 serait exact).")
_PERIODS = {
    Period.DAY: N_("jour"),
    Period.WEEK: N_("semaine"),
    Period.MONTH: N_("mois"),
    Period.YEAR: N_("année"),
}
# The hours of the longest such period.
_HOURS = {Period.DAY: 24, Period.WEEK: 168, Period.MONTH: 744, Period.YEAR: 8784}


def estimate(given: Given, months: float) -> Estimate:
    """Return what preparing, then using, takes over `months`; gaps when no hours are given."""
    found = _constants(given)
    method = f"Green Algorithms {found.version}"
    training, use = given.number("preparation_heures"), given.number("usage_heures")
    if training is None and use is None:
        gap = message(N_("Sans nombre d’heures, la machine n’est pas comptée."))
        return Estimate(method, gaps=(gap,))
    machine = footprint_hardware.machine(given, found)
    electricity = footprint_electricity.of_green_algorithms(given, found)
    power = watts(machine.hardware, machine.pue.value, found)
    return Estimate(
        method,
        tuple(
            Part(label, Range.of(kwh), Range.of(emissions(kwh, electricity.grams_per_kwh)))
            for label, kwh in (
                (N_("Préparation de l’outil"), _trained(given, power)),
                (N_("Usage de la machine"), _used(given, power, months, found)),
            )
        ),
        (*machine.hypotheses, *_hours(given), electricity.hypothesis, _version(found)),
        (*LIMITS, *_own_limits(given, electricity, found)),
        tuple(_doubts(given)),
    )


def is_always_on(given: Given) -> bool:
    """True when the machine computes all the time."""
    hours = given.number("usage_heures")
    return hours is not None and hours >= _HOURS[_period(given)]


def _constants(given: Given) -> Constants:
    """Return the version that was asked for, by default the one of these questions."""
    own = {"v2_2": "2.2", "v3_0": "3.0"}.get(given.word("constantes"))
    return constants.green_algorithms(own or given.presets["green_algorithms"])


def _trained(given: Given, power: float) -> float:
    return with_trials(
        energy(given.number_or("preparation_heures", 0), power, given.number_or("repetitions", 1)),
        given.number_or("essais", 0) / 100,
        given.number_or("reentrainement", 100) / 100,
        given.number_or("reentrainements", 0),
    )


def _used(given: Given, power: float, months: float, found: Constants) -> float:
    return over_months(
        energy(given.number_or("usage_heures", 0), power, given.number_or("repetitions", 1)),
        _period(given),
        given.number_or("tous_les", 1),
        months,
        found,
    )


def _period(given: Given) -> Period:
    return Period(given.word("usage_periode") or Period.MONTH)


def _own_limits(given: Given, electricity: Electricity, found: Constants) -> list[str]:
    """Return the limits that come from these answers."""
    limits = []
    if electricity.grams_per_kwh == found.intensities["france"].grams_per_kwh:
        limits.append(_FRENCH_MIX)
    if _period(given) is Period.WEEK:
        limits.append(_FOUR_WEEKS)
    return limits


def _hours(given: Given) -> list[Hypothesis]:
    trained = message(N_("%(hours)s h"), hours=exactly(given.number_or("preparation_heures", 0)))
    times = given.number_or("reentrainements", 0)
    found = [
        Hypothesis(
            N_("Heures de préparation"), trained, given.number("preparation_heures") is None
        ),
        Hypothesis(
            N_("Essais"),
            message(N_("%(part)s %% en plus"), part=exactly(given.number_or("essais", 0))),
            given.number("essais") is None,
        ),
        Hypothesis(
            N_("Nouveaux apprentissages"),
            message("%(times)s", times=exactly(times)),
            given.number("reentrainements") is None,
        ),
    ]
    if times:
        part = exactly(given.number_or("reentrainement", 100))
        found.append(
            Hypothesis(
                N_("Coût d’un nouvel apprentissage"),
                message(N_("%(part)s %% du premier"), part=part),
                given.number("reentrainement") is None,
            )
        )
    again = exactly(given.number_or("repetitions", 1))
    return [
        *found,
        Hypothesis(
            N_("Heures d’usage"),
            _use_said(given),
            given.number("usage_heures") is None or not given.word("usage_periode"),
        ),
        Hypothesis(
            N_("Calcul entier répété"),
            message(N_("%(again)s fois"), again=again),
            given.number("repetitions") is None,
        ),
    ]


def _use_said(given: Given) -> Message:
    every = given.number_or("tous_les", 1)
    said: dict[str, object] = {
        "hours": exactly(given.number_or("usage_heures", 0)),
        "period": _PERIODS[_period(given)],
    }
    if every == 1:
        return message(N_("%(hours)s h chaque %(period)s"), **said)
    return message(
        N_("%(hours)s h chaque %(period)s, une période sur %(every)s"),
        **said,
        every=exactly(every),
    )


def _version(found: Constants) -> Hypothesis:
    return Hypothesis(
        N_("Constantes"),
        message("%(title)s %(version)s (%(source)s, %(licence)s)", title=found.title,
                version=found.version, source=found.source, licence=found.licence),
    )  # fmt: skip


def _doubts(given: Given) -> list[Message]:
    """Return what is missing, and hours that no single machine can do."""
    training, use = given.number("preparation_heures"), given.number("usage_heures")
    found = []
    if training is None:
        found.append(message(N_("Sans heures de préparation, cette part compte pour zéro.")))
    if use is None:
        found.append(message(N_("Sans heures d’usage, cette part compte pour zéro.")))
    elif use > _HOURS[_period(given)]:
        found.append(
            message(
                N_(
                    "%(hours)s h chaque %(period)s : c’est plus qu’une machine ne peut faire. "
                    "Vérifiez la période, ou comptez-vous plusieurs machines ?"
                ),
                hours=exactly(use),
                period=_PERIODS[_period(given)],
            )
        )
    return found
