"""What a project's sheet and its authority already answer of the legal qualification."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iatheque.decision.answers import Answer
from iatheque.schema.field import Value

Values = Mapping[str, Value]

_TECHNIQUES = {
    "IA générative": "generative",
    "Machine Learning": "modele",
    "Traitement Automatique du langage": "modele",
    "Computer vision": "modele",
    "Réseaux de neurones": "modele",
}
_ORIGINS = {
    "Projet développé en interne": "interne",
    "projet développé en externe": "commande",
}
_STATUSES = {
    "Commune": "commune",
    "Métropole": "epci",
    "EPCI": "epci",
    "département": "departement",
    "région": "departement",
    "syndicat mixte": "autre",
    "opérateur": "autre",
}
_AUTOMATION = {
    "automatisation complète": "complete",
    "automatisation assistée": "assistee",
    "aide à la décision": "aide",
}
_EXCEPTIONS = {
    "tâche de procédure": "procedure",
    "amélioration d’un travail fini": "amelioration",
    "détection d’écarts": "detection",
    "préparation d’un examen": "preparation",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How big an authority is; None for what is not known."""

    population: int | None = None
    staff: int | None = None


def of_project(values: Values, size: Size) -> dict[str, Answer]:
    """Return the answers that `values` (published names, extensions included) and `size` give.

    Only what is certain: a sheet that says nothing, or something without an equal among the
    answers, leaves the question open.
    """
    found = {**_of_values(values), "population": size.population, "effectif": size.staff}
    return {key: Answer(_plain(value)) for key, value in found.items() if value not in (None, [])}


def _of_values(values: Values) -> dict[str, object]:
    personal = values.get("redevabilite_donnees_personnelles")
    return {
        "technique": list(dict.fromkeys(_mapped(_TECHNIQUES, values.get("type_algorithme")))),
        "origine": _only(_mapped(_ORIGINS, values.get("mise_en_oeuvre"))),
        "statut": _only(_mapped(_STATUSES, values.get("coll_type"))),
        "decision_individuelle": values.get("redevabilite_decision_individuelle"),
        "automatisation": _only(
            _mapped(_AUTOMATION, values.get("redevabilite_niveau_automatisation"))
        ),
        "donnees_personnelles": {"oui": "oui", "sensibles": "oui", "non": "non"}.get(str(personal)),
        "sensibles": {"sensibles": "oui", "oui": "non"}.get(str(personal)),
        "exception": list(_mapped(_EXCEPTIONS, values.get("redevabilite_exception_ai_act"))),
    }


def _mapped(names: Mapping[str, str], value: Value | None) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if (found := names.get(str(one))) is not None:
            yield found


def _only(found: Iterator[str]) -> str | None:
    """Return the only value of `found`; several would be a choice that is not ours to make."""
    values = set(found)
    return values.pop() if len(values) == 1 else None


def _plain(value: object) -> int | float | str | list[str]:
    if isinstance(value, int | float | str):
        return value
    return [str(one) for one in value] if isinstance(value, list) else str(value)
