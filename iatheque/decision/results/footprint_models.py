"""The same use of a text assistant with models of other sizes."""

from dataclasses import dataclass

from iatheque.lib.messages import N_

from . import footprint_assistant
from .footprint_assistant import SIZES, UNKNOWN_SIZE, UnknownModelError
from .footprint_parts import Part
from .given import Given

NAMES = {
    "petit": N_("Petit modèle"),
    "moyen": N_("Modèle moyen"),
    "grand": N_("Grand modèle"),
    "tres_grand": N_("Très grand modèle"),
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """The same use with a model of another size; `is_chosen` is the one of the answers.

    `name` is short, `label` says the size.
    """

    name: str
    label: str
    part: Part
    is_chosen: bool


def scenarios(given: Given, months: float) -> list[Scenario]:
    """Return the assistant with the model of the answers, then with one of each size.

    None without requests, or when the model that was named is not known.
    """
    if "assistant" not in given.words("calculs") or given.number("demandes") is None:
        return []
    try:
        own = _own(given, months)
    except UnknownModelError:
        return []
    return own + [_of_size(given, months, size) for size in SIZES]


def _own(given: Given, months: float) -> list[Scenario]:
    """Return the model of the answers, unless it is one of the sizes."""
    if given.word("modele") in SIZES:
        return []
    model = footprint_assistant.chosen_model(given)
    part = footprint_assistant.part(given, months, model)
    is_unknown = model == footprint_assistant.model_of_size(given, UNKNOWN_SIZE)
    name = N_("Modèle inconnu") if is_unknown else N_("Modèle indiqué")
    return [Scenario(name, model.name, part, True)]


def _of_size(given: Given, months: float, size: str) -> Scenario:
    model = footprint_assistant.model_of_size(given, size)
    part = footprint_assistant.part(given, months, model)
    return Scenario(NAMES[size], model.name, part, size == given.word("modele"))
