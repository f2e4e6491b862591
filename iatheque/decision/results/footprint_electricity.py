"""Which carbon intensity an estimate takes; always said, as published ones differ."""

from dataclasses import dataclass

from iatheque.decision import constants
from iatheque.decision.constants.green_algorithms import Constants
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import inference
from .footprint_parts import Hypothesis
from .given import Given


@dataclass(frozen=True, slots=True)
class Electricity:
    """Grams of CO2e per kWh, and whose figure it is; `zone` is the place (France or the world)."""

    grams_per_kwh: float
    label: str
    source: str
    zone: str
    is_default: bool = False

    @property
    def hypothesis(self) -> Hypothesis:
        """Return it as it is shown and stored."""
        value = message(
            N_("%(value)s g équivalent CO₂ par kWh (%(label)s ; source : %(source)s)"),
            value=exactly(self.grams_per_kwh),
            label=self.label,
            source=self.source,
        )
        return Hypothesis(N_("Intensité carbone de l’électricité"), value, self.is_default)


def of_green_algorithms(given: Given, found: Constants) -> Electricity:
    """Return the electricity that the author chose, by default that of Green Algorithms."""
    zone, is_default = _zone(given)
    own = found.intensities[zone]
    default = Electricity(own.grams_per_kwh, own.label, own.source, zone, is_default)
    return _chosen(given, zone) or default


def of_ecologits(given: Given) -> Electricity:
    """Return the electricity that the author chose, by default that of EcoLogits."""
    zone, is_default = _zone(given)
    grams = inference.mix(zone_code(zone)).gwp * 1000
    label = {"france": N_("mix français"), "monde": N_("mix mondial")}[zone]
    source = f"EcoLogits {inference.library_version()}"
    return _chosen(given, zone) or Electricity(grams, label, source, zone, is_default)


def zone_code(zone: str) -> str:
    """Return the code that EcoLogits gives to a zone."""
    return str(constants.read("empreinte-1.json")["zones"][zone])


def sources_differ() -> Message:
    """Return why three figures are in use for the same electricity."""
    figures = ", ".join(
        f"{exactly(one['grams_per_kwh'])} ({one['label']})"
        for one in constants.read("empreinte-1.json")["french_intensities"]
    )
    return message(
        N_(
            "Trois valeurs, en g équivalent CO₂ par kWh, circulent pour l’électricité française : "
            "%(figures)s. Elles n’ont ni la même année ni le même périmètre : deux estimations ne "
            "se comparent que si elles prennent la même."
        ),
        figures=figures,
    )


def _zone(given: Given) -> tuple[str, bool]:
    """Return the place, and whether nobody said it; an own figure leaves the rest to the world."""
    asked = given.word("electricite")
    return ("france" if asked == "france" else "monde", not asked)


def _chosen(given: Given, zone: str) -> Electricity | None:
    own = given.number("intensite_valeur")
    if given.word("electricite") == "autre" and own is not None:
        source = given.word("intensite_source") or N_("non indiquée")
        return Electricity(own, N_("valeur donnée"), source, zone)
    for one in constants.read("empreinte-1.json")["french_intensities"]:
        if zone == "france" and one["key"] == given.word("intensite"):
            return Electricity(one["grams_per_kwh"], one["label"], one["source"], zone)
    return None
