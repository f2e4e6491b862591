"""The footprint as documents tell it: in words, with what it stands on."""

from collections.abc import Iterator
from datetime import date

from iatheque.decision.answers import NOTHING, Answers
from iatheque.decision.pictures.footprint import picture, rows
from iatheque.decision.results.footprint import Footprint
from iatheque.decision.results.footprint_balance import WORDS
from iatheque.decision.results.footprint_parts import Hypothesis
from iatheque.decision.results.quantities import CARBON, ENERGY, METALS, PRIMARY, WATER, written
from iatheque.lib.dates import write_day
from iatheque.lib.messages import N_, Message, message

from .facts import Reckoned, Said

_EQUIVALENTS = 2
_UNBALANCED = N_("Aucune économie attendue n’a été chiffrée : la balance reste à faire.")


def reckoned(found: Footprint, answers: Answers, day: date) -> Reckoned | None:
    """Return a footprint estimated on `day`; None when nothing could be counted."""
    if found.is_empty:
        return None
    return Reckoned(
        values=tuple(_values(found, day)),
        hypotheses=tuple(_hypotheses(found, answers)),
        balance=tuple(_balance(found)),
        picture=picture(found),
        picture_text=" ; ".join(
            f"{row.label} : {written(row.grams, CARBON)} éq. CO₂" for row in rows(found)
        ),
    )


def _values(found: Footprint, day: date) -> Iterator[tuple[Said, Said]]:
    [duration] = found.hypotheses
    yield message(duration.label), _value(duration)
    yield message(N_("Électricité")), written(found.energy, ENERGY)
    yield message(N_("Émissions, en équivalent CO₂")), written(found.carbon, CARBON)
    for label, quantity, units in (
        (N_("Eau"), found.water, WATER),
        (N_("Métaux et minéraux"), found.metals, METALS),
        (N_("Énergie primaire"), found.primary, PRIMARY),
    ):
        if quantity is not None:
            yield message(label), written(quantity, units)
    for one in found.equivalents[:_EQUIVALENTS]:
        said = message(N_("%(number)s %(what)s"), number=one.number_said, what=one.label)
        yield message(N_("Ces émissions en comparaison")), said
    for gap in found.gaps:
        yield message(N_("Ce qui n’a pas été compté")), gap
    yield message(N_("Estimation faite le")), write_day(day)


def _hypotheses(found: Footprint, answers: Answers) -> Iterator[tuple[Said, Said]]:
    for estimate in (one for one in found.estimates if one.parts):
        parts = ", ".join(part.label for part in estimate.parts)
        said = message(N_("%(method)s (%(parts)s)"), method=estimate.method, parts=parts)
        yield message(N_("Méthode")), said
        for one in estimate.hypotheses:
            yield message(one.label), _value(one)
    source = answers.get("economie_source", NOTHING).value
    if isinstance(source, str) and source:
        yield message(N_("Économies attendues, d’après")), source
    limits = dict.fromkeys(limit for one in found.estimates if one.parts for limit in one.limits)
    yield message(N_("Limites")), message(" ".join(limits))


def _value(one: Hypothesis) -> Message:
    if not one.is_default:
        return one.value
    return message(N_("%(value)s, faute de réponse"), value=one.value)


def _balance(found: Footprint) -> Iterator[Message]:
    for one in found.balance.comparisons:
        yield message(
            N_("%(label)s : consommé, %(taken)s ; économisé, %(saved)s. %(verdict)s"),
            label=one.label,
            taken=one.taken_said,
            saved=one.saved_said,
            verdict=WORDS[one.verdict],
        )
    if not found.balance.comparisons:
        yield message(_UNBALANCED)
    yield from found.balance.advice
