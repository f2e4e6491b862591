"""Small files to import, and plans told in short."""

import csv
import io
from typing import Any

from iatheque.exchange.options import Options
from iatheque.exchange.plan import ImportPlan, PlanLine
from iatheque.exchange.planning import make_plan
from iatheque.schema.field import Value

# A line about which there is nothing to say: every required field, written as published.
LINE = {
    "coll_nom": "Ville de Saint-Brieuc",
    "nom_projet": "Prévoir les repas",
    "coll_siret": "21220278200018",
    "coll_type": "Commune",
    "projet_date": "09/2024",
    "projet_status": "En expérimentation",
    "usage_description": "Prévoit chaque soir le nombre de repas.",
    "mise_en_oeuvre": "marché public",
    "theme": "Citoyenneté, santé, et solidarité",
    "audience_service": "agent",
    "herbergement": "NSP",
    "nom_algorithme": "Prévision",
    "type_algorithme": "Machine Learning",
    "donnees_source": "open data",
    "donnees_acces": "par API",
    "image_url": "https://ville.example/logo.png",
    "longitude": "-2.76",
    "latidude": "48.51",
    "date": "15/10/2025",
}
# The same as canonical values.
VALUES: dict[str, Value] = {
    **LINE,
    "mise_en_oeuvre": ["marché public"],
    "audience_service": ["agent"],
    "type_algorithme": ["Machine Learning"],
    "donnees_source": ["open data"],
    "donnees_acces": ["par API"],
    "longitude": -2.76,
    "latidude": 48.51,
}
OTHER_SIRET = "24330031600011"  # Bordeaux Métropole
WRONG_SIRET = "21220278200019"


def line(**cells: str) -> dict[str, str]:
    """Return `LINE` with some cells changed or added."""
    return LINE | cells


def table(*lines: dict[str, str], delimiter: str = ",") -> bytes:
    """Return a CSV of these lines; the first one names the columns."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(lines[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return file.getvalue().encode()


def planned(content: bytes, **options: Any) -> list[dict[str, object]]:
    """Return what the plan of importing `content` says, line by line."""
    with make_plan(content, Options(**options)) as plan:
        return told(plan)


def told(plan: ImportPlan) -> list[dict[str, object]]:
    """Return the lines of a plan, what is empty left out."""
    return [{key: value for key, value in _facts(line).items() if value} for line in plan.lines()]


def _facts(line: PlanLine) -> dict[str, object]:
    return {
        "line": line.number,
        "action": line.action.value,
        "project": line.project,
        "reason": str(line.reason or ""),
        "notes": [str(note) for note in line.notes],
        "suggestion": line.suggestion,
        "differences": [(change.key, change.before, change.after) for change in line.differences],
        "remarks": [
            (remark.key, remark.severity.value, remark.found, remark.kept, str(remark.message))
            for remark in line.remarks
        ],
        "is_draft": line.is_draft,
    }
