"""Small builders shared by all tests: they call the domain functions, like everybody else."""

from django.test import TestCase

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import NewProject, create_projects
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.field import Value

# The required public fields, as a commune would fill them; nothing reserved, nothing optional.
DEFAULTS: dict[str, Value] = {
    "coll_nom": "Ville de Saint-Brieuc",
    "nom_projet": "Prévoir les repas de la cantine",
    "coll_siret": "21220278200018",
    "coll_type": "Commune",
    "projet_date": "09/2024",
    "projet_status": "En expérimentation",
    "usage_description": "Prévoit chaque soir le nombre de repas du lendemain, école par école.",
    "theme": "Citoyenneté, santé, et solidarité",
    "audience_service": ["agent"],
    "longitude": -2.76,
    "latidude": 48.51,
    "date": "15/10/2025",
}


def values(**changes: Value | None) -> dict[str, Value]:
    """Return publishable canonical values: the defaults, with `changes` (None leaves one out)."""
    merged = DEFAULTS | changes
    return {key: value for key, value in merged.items() if value is not None}


def make_draft(
    *,
    organisation: Organisation | None = None,
    public_id: str | None = None,
    by: User | None = None,
    **changes: Value | None,
) -> Project:
    """Return a new project in state DRAFT, holding `values(**changes)`."""
    new = NewProject(values(**changes), organisation=organisation, public_id=public_id)
    return create_projects([new], by=by)[0]


def make_project(
    *,
    organisation: Organisation | None = None,
    public_id: str | None = None,
    by: User | None = None,
    **changes: Value | None,
) -> Project:
    """Return a published project, with what waits for the commit done even inside a test."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        project = make_draft(organisation=organisation, public_id=public_id, by=by, **changes)
        set_state(project, State.PUBLISHED, by=by)
    return project
