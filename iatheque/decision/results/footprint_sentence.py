"""The footprint in one text: what is written to `impact_environnement` when its author agrees."""

from datetime import date

from iatheque.lib.dates import write_day
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from .footprint import Footprint
from .footprint_balance import WORDS, Comparison
from .footprint_parts import Hypothesis
from .quantities import CARBON, ENERGY, WATER, written


def lines(found: Footprint, on: date) -> list[Message]:
    """Return the text, line by line: values, units, methods, versions, hypotheses, limits, day."""
    said = [_values(found)]
    for estimate in (one for one in found.estimates if one.parts):
        names = ", ".join(part.label for part in estimate.parts)
        said.append(message(N_("%(method)s (%(parts)s)."), method=estimate.method, parts=names))
        said += [_hypothesis(one) for one in estimate.hypotheses]
    said += [_hypothesis(one) for one in (*found.hypotheses, *found.balance.expected)]
    said += [_compared(one) for one in found.balance.comparisons]
    limits = dict.fromkeys(one for each in found.estimates if each.parts for one in each.limits)
    said.append(message(N_("Limites : %(limits)s"), limits=" ".join(limits)))
    said.append(
        message(
            N_("Estimé le %(day)s avec l’outil « Empreinte » (questions, version %(version)d)."),
            day=write_day(on),
            version=found.version,
        )
    )
    return said


def _values(found: Footprint) -> Message:
    values: dict[str, object] = {
        "months": exactly(found.months),
        "energy": written(found.energy, ENERGY),
        "carbon": written(found.carbon, CARBON),
    }
    if found.water is None:
        return message(
            N_("Sur %(months)s mois : %(energy)s ; %(carbon)s équivalent CO₂."), **values
        )
    return message(
        N_("Sur %(months)s mois : %(energy)s ; %(carbon)s équivalent CO₂ ; eau : %(water)s."),
        **values,
        water=written(found.water, WATER),
    )


def _compared(one: Comparison) -> Message:
    return message(
        N_("- Balance, %(label)s : consommé, %(taken)s ; économisé, %(saved)s. %(verdict)s"),
        label=one.label.lower(),
        taken=one.taken_said,
        saved=one.saved_said,
        verdict=WORDS[one.verdict],
    )


def _hypothesis(one: Hypothesis) -> Message:
    if one.is_default:
        return message(
            N_("- %(label)s : %(value)s, faute de réponse."), label=one.label, value=one.value
        )
    return message("- %(label)s : %(value)s.", label=one.label, value=one.value)
