"""What a project takes in front of what it lets save, and what follows.

Rules after the Convention de Montpellier and the « frugale » quadrant of the radar (reference §4):
no AI is more frugal than the one that is not used; a project against consumption that takes more
than it saves is not to be done; a climate project must have a positive balance; for the others, a
large impact calls for the opinion of an ethics committee.
"""

from dataclasses import dataclass
from enum import StrEnum

from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from .footprint_parts import Hypothesis
from .given import Given
from .quantities import CARBON, ENERGY, Units, written
from .ranges import Range


class Verdict(StrEnum):
    """How what is saved compares with what is taken."""

    SAVES = "economise"
    UNSURE = "incertain"
    PARTIAL = "incomplet"
    COSTS = "consomme"


WORDS = {
    Verdict.SAVES: N_("Le projet fait économiser plus qu’il ne consomme."),
    Verdict.UNSURE: N_("L’économie tombe dans la fourchette : on ne peut pas conclure."),
    Verdict.PARTIAL: N_("Une part du projet n’est pas comptée : on ne peut pas conclure."),
    Verdict.COSTS: N_("Le projet consomme plus qu’il ne fait économiser."),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is taken and saved over the same months, in one unit.

    `is_partial` when the project takes more than what is counted.
    """

    label: str
    taken: Range
    saved: float
    taken_said: Message
    saved_said: Message
    is_partial: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return how they compare; saving just what is taken is not saving."""
        if self.saved > self.taken.high:
            return Verdict.PARTIAL if self.is_partial else Verdict.SAVES
        return Verdict.COSTS if self.saved <= self.taken.low else Verdict.UNSURE


@dataclass(frozen=True, slots=True)
class Balance:
    """The comparisons that could be made, and what to do; `avoided` gCO2e when somebody said.

    `expected` are the savings as they were given, and who says so.
    """

    comparisons: tuple[Comparison, ...] = ()
    advice: tuple[Message, ...] = ()
    avoided: float | None = None
    expected: tuple[Hypothesis, ...] = ()

    @property
    def avoided_said(self) -> Message | None:
        """Return it in words."""
        return None if self.avoided is None else written(Range.of(self.avoided), CARBON)


def balance(
    given: Given, energy: Range, carbon: Range, months: float, *, is_partial: bool = False
) -> Balance:
    """Compare savings given by year with what `months` take (kWh, gCO2e).

    `is_partial` when something could not be counted: then nothing is said to save more.
    """
    years = months / 12
    found = []
    if (kwh := given.number("economie_kwh")) is not None:
        found.append(_comparison(N_("Énergie"), energy, kwh * years, ENERGY, is_partial=is_partial))
    kilos = given.number("economie_kgco2")
    avoided = None if kilos is None else kilos * 1000 * years
    if avoided is not None:
        found.append(_comparison(N_("Émissions"), carbon, avoided, CARBON, is_partial=is_partial))
    advice = tuple(message(one) for one in _advice(given, found))
    return Balance(tuple(found), advice, avoided, _expected(given))


def _expected(given: Given) -> tuple[Hypothesis, ...]:
    """Return the savings that were given, and who says so."""
    source = given.word("economie_source") or N_("non indiquée")
    rows = (
        (
            "economie_kwh",
            N_("Énergie économisée"),
            N_("%(amount)s kWh par an (source : %(source)s)"),
        ),
        (
            "economie_kgco2",
            N_("Émissions évitées"),
            N_("%(amount)s kg équivalent CO₂ par an (source : %(source)s)"),
        ),
    )
    return tuple(
        Hypothesis(label, message(words, amount=exactly(amount), source=source))
        for key, label, words in rows
        if (amount := given.number(key)) is not None
    )


def _comparison(
    label: str, taken: Range, saved: float, units: Units, *, is_partial: bool
) -> Comparison:
    said = written(Range.of(saved), units)
    return Comparison(label, taken, saved, written(taken, units), said, is_partial)


def _advice(given: Given, found: list[Comparison]) -> list[str]:
    said = []
    if given.word("necessite") == "non":
        said.append(
            N_(
                "Un moyen plus simple suffirait : c’est le choix le plus sobre. Aucune IA ne "
                "consomme moins que celle dont on se passe."
            )
        )
    verdicts = {one.verdict for one in found}
    if Verdict.COSTS in verdicts:
        said.append(
            N_(
                "Mieux vaut s’abstenir, ou revoir le projet : il consommerait plus qu’il ne fait "
                "économiser."
            )
            if given.word("climat") == "oui"
            else N_(
                "Ses économies ne couvrent pas ce qu’il consomme : il faut une autre raison de le "
                "faire, et la dire."
            )
        )
    if given.word("climat") == "oui" and verdicts != {Verdict.SAVES}:
        said.append(
            N_(
                "Un projet fait pour réduire des consommations doit avoir une balance positive : "
                "chiffrez et vérifiez l’économie attendue avant d’aller plus loin."
            )
        )
    if given.word("climat") != "oui" and verdicts != {Verdict.SAVES}:
        said.append(
            N_(
                "Si cet impact vous paraît important, demandez l’avis d’un comité d’éthique, ou "
                "d’une instance indépendante, avant de décider."
            )
        )
    return said
