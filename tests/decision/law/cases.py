"""Projects told by their answers, and the law as its file says it."""

import copy
import json
from datetime import date
from typing import Any

from iatheque.decision import loading
from iatheque.decision.answers import Answers, of_form
from iatheque.decision.law import reading
from iatheque.decision.results.qualification import Qualification, result

DAY = date(2026, 11, 30)
BANS = (
    "manipulation", "faiblesse", "notation", "delit", "visages",
    "emotions", "categories", "reconnaissance", "intime", "enfants",
)  # fmt: skip

AI = {"technique": "modele", "evolution": "non", "origine": "achete", "transforme": "non"}
AI |= {"composant": "non", "domaines": "aucun", "dialogue": "non", "emotions": "non"}
AI |= dict.fromkeys((f"interdit_{ban}" for ban in BANS), "non")
RULES = {"technique": "regles", "origine": "interne"}
DECIDES = {
    "decision_individuelle": "oui",
    "destinataires": "personnes",
    "automatisation": "complete",
    "effets": "oui",
    "recours_administratif": "non",
    "principal": "oui",
    "secret": "non",
}
HELPS = DECIDES | {"automatisation": "aide"}
PERSONAL = {
    "donnees_personnelles": "oui",
    "sensibles": "non",
    "profilage": "non",
    "grande_echelle": "non",
    "surveillance": "non",
    "croisement": "non",
    "vulnerables": "non",
}
NONE_PERSONAL = {"donnees_personnelles": "non"}
CITY = {"statut": "commune", "population": "60000", "effectif": "900"}
VILLAGE = {"statut": "commune", "population": "900", "effectif": "8"}
HIGH_RISK = AI | {"domaines": "services_essentiels", "exception": "aucune"}


def written() -> dict[str, Any]:
    """Return a copy of the content of the file, to change."""
    path = reading.FOLDER / f"duties-{reading.VERSION}.json"
    found: dict[str, Any] = copy.deepcopy(json.loads(path.read_text(encoding="utf-8")))
    return found


def answers(**said: str | list[str]) -> Answers:
    """Return what a form says with these values; it must be readable."""
    posted = {key: value if isinstance(value, list) else [value] for key, value in said.items()}
    found = of_form(loading.current("qualification"), posted)
    assert found.errors == {}
    return found.answers


def qualified(day: date = DAY, **said: str | list[str]) -> Qualification:
    """Return the qualification of a project with these answers."""
    return result(loading.current("qualification"), answers(**said), reading.current(), day)


def status(key: str, **said: str | list[str]) -> str:
    """Return the status of the duty `key`."""
    return qualified(**said).finding(key).status.value
