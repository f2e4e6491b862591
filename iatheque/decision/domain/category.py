"""Writing to the draft of a project the category that its qualification leads to, when agreed."""

from dataclasses import dataclass

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.decision.results.qualification import Qualification, Status
from iatheque.projects.domain.drafts import DraftConflictError
from iatheque.projects.domain.parts import as_written, save_part
from iatheque.projects.models import Draft, Project
from iatheque.schema.model import FIELD_BY_KEY

from .rules import check, locked

FIELD = FIELD_BY_KEY["redevabilite_categorie_ai_act"]

_OUTSIDE = "hors du règlement"
_OPEN = "à déterminer"
_OF_FAMILY = {
    "interdite": "usage interdit",
    "haut_risque": "haut risque",
    "transparence": "transparence",
    "autre": "autre système",
}


class CategoryChangedError(Exception):
    """The qualification, or what the draft says, is not what the author was shown."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the author was shown, and agreed to write: the new value, and the one it replaces."""

    value: str
    before: str


def category_of(found: Qualification) -> str:
    """Return the value of the field for a result: the gravest family, when it is settled."""
    if not found.families:
        return _OUTSIDE
    gravest = found.families[0]
    return _OF_FAMILY[gravest.category.key] if gravest.status is Status.PROBABLE else _OPEN


def present_category(draft: Draft) -> str:
    """Return what the draft says now of the category, empty when it says nothing."""
    return str(as_written(draft).get(FIELD.key) or "")


@transaction.atomic
def write_category(project: Project, agreed: Agreed, *, value: str, by: User) -> Draft:
    """Write `agreed` to the draft; `value` is what the qualification leads to now.

    It is published like any other change: by the circuit of the authority, later. Raises
    `NotAllowedError`, and `CategoryChangedError` when the result or the draft changed since they
    were shown; nothing is then written.
    """
    project = locked(project)
    check(by, "edit", project)
    draft = Draft.objects.get(project=project)
    if (value, present_category(draft)) != (agreed.value, agreed.before):
        raise CategoryChangedError
    try:
        saved, _remarks = save_part(project, {FIELD.key: value}, revision=draft.revision, by=by)
    except DraftConflictError as error:
        raise CategoryChangedError from error
    return saved
