"""What the description of the API says of writes beside their answers: headers and bodies."""

from typing import Any

from iatheque.lib.messages import N_

_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": N_(
        "Une clé de votre choix, une par écriture (un UUID, par exemple). Renvoyée avec la même "
        "clé, la même demande n’est faite qu’une fois et reçoit sa première réponse."
    ),
    "schema": {"type": "string", "maxLength": 200},
    "example": "9b2f6a52-3c1d-4a58-8f0e-6f6c2b1f7d11",
}
_REVISION = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": N_("La révision que vous avez lue : l’ETag du brouillon."),
    "schema": {"type": "string"},
    "example": '"3"',
}
_MESSAGE = {
    "type": "object",
    "properties": {
        "message": {
            "type": "string",
            "maxLength": 2000,
            "description": N_("Un mot pour la personne qui relit."),
        }
    },
}
_PROJECT = {"$ref": "#/components/schemas/ProjetEcrit"}


def _body(schema: dict[str, Any], example: dict[str, Any], *, required: bool) -> dict[str, Any]:
    return {
        "required": required,
        "content": {"application/json": {"schema": schema, "example": example}},
    }


CREATE = {
    "parameters": [_KEY],
    "requestBody": _body(
        _PROJECT,
        {
            "nom_projet": "Prévoir les repas de la cantine",
            "projet_status": "En expérimentation",
            "projet_date": "09/2024",
            "theme": "Citoyenneté, santé, et solidarité",
            "audience_service": ["agent"],
            "latitude": 48.51,
            "extensions": {"placement_visee": "plutôt nouveau"},
        },
        required=True,
    ),
}
CHANGE = {
    "parameters": [_REVISION, _KEY],
    "requestBody": _body(
        _PROJECT, {"projet_status": "En déploiement", "partenaires": None}, required=True
    ),
}
SEND = {
    "parameters": [{**_REVISION, "required": False}, _KEY],
    "requestBody": _body(_MESSAGE, {"message": "Le budget est à jour."}, required=False),
}
