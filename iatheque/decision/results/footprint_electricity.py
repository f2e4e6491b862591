"""Which carbon intensity an estimate takes; always said, as published ones differ."""

from dataclasses import dataclass

from iatheque.decision.constants.green_algorithms import Constants
from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import inference
from .footprint_parts import Hypothesis
from .given import Given

_MIXES = {"france": N_("mix français"), "monde": N_("mix mondial")}
_SAME = "meme"


@dataclass(frozen=True, slots=True)
class Electricity:
    """Grams of CO2e per kWh, and whose figure it is; `zone` is the place (France or the world).

    `is_default` when nobody gave the figure, `is_zone_default` when nobody gave the place.
    """

    grams_per_kwh: float
    label: str
    source: str
    zone: str
    is_default: bool = False
    is_zone_default: bool = False

    @property
    def mix(self) -> str:
        """Return the name of the electricity of its place."""
        return _MIXES[self.zone]

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
    """Return the electricity of the machine: what its author chose, or that of the method."""
    own = found.intensities[_zone(given.word("electricite"))]
    return _chosen(given, given.word("electricite"), own.grams_per_kwh, own.label, own.source)


def of_ecologits(given: Given) -> Electricity:
    """Return the electricity of the assistant: what its author chose, or that of EcoLogits."""
    place = _place_of_assistant(given)
    zone = _zone(place)
    grams = inference.mix(zone_code(given, zone)).gwp * 1000
    source = f"EcoLogits {inference.library_version()}"
    return _chosen(given, place, grams, _MIXES[zone], source)


def zone_code(given: Given, zone: str) -> str:
    """Return the code that EcoLogits gives to a zone."""
    return str(given.presets["zones"][zone])


def sources_differ(given: Given) -> Message:
    """Return why three figures are in use for the same electricity."""
    figures = ", ".join(
        f"{exactly(one['grams_per_kwh'])} ({one['label']})"
        for one in given.presets["french_intensities"]
    )
    return message(
        N_(
            "Trois valeurs, en g équivalent CO₂ par kWh, circulent pour l’électricité française : "
            "%(figures)s. Elles n’ont ni la même année ni le même périmètre : deux estimations ne "
            "se comparent que si elles prennent la même."
        ),
        figures=figures,
    )


def _place_of_assistant(given: Given) -> str:
    """Return where the assistant computes: asked apart when a machine computes too."""
    if set(given.words("calculs")) >= {"assistant", "machine"}:
        own = given.word("electricite_assistant")
        return given.word("electricite") if own == _SAME else own
    return given.word("electricite")


def _zone(place: str) -> str:
    """Return the place to take; an own figure leaves the rest to the world."""
    return "france" if place == "france" else "monde"


def _chosen(given: Given, place: str, grams: float, label: str, source: str) -> Electricity:
    """Return the figure that was chosen for that place, else the one of the method."""
    zone, is_unsaid = _zone(place), place not in _MIXES
    own = given.number("intensite_valeur")
    if place == "autre" and own is not None:
        said = given.word("intensite_source") or N_("non indiquée")
        return Electricity(own, N_("valeur donnée"), said, zone, is_zone_default=True)
    for one in given.presets["french_intensities"]:
        if zone == "france" and one["key"] == given.word("intensite"):
            return Electricity(one["grams_per_kwh"], one["label"], one["source"], zone)
    return Electricity(grams, label, source, zone, is_unsaid, is_unsaid)
