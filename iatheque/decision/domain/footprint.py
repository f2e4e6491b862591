"""Writing a footprint to the draft of its project: the text its author agreed to, nothing else."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.decision import kept
from iatheque.decision.models import Evaluation
from iatheque.decision.results.footprint import Footprint
from iatheque.projects.domain.drafts import DraftConflictError
from iatheque.projects.domain.parts import as_written, save_part
from iatheque.projects.models import Draft, Project
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.reading import is_too_long

from .rules import check, locked

FIELD = FIELD_BY_KEY["impact_environnement"]


class TextChangedError(Exception):
    """The estimate, or what the draft says, is not what the author was shown."""


class TextTooLongError(Exception):
    """Both texts together are longer than the field may be."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the author was shown, and agreed to write.

    `text` is the estimate, `before` what the draft said; `adds` keeps `before` above it.
    """

    text: str
    before: str
    adds: bool = False


def text_of(found: Footprint, row: Evaluation) -> str:
    """Return the exact text that would be written: what was kept with the evaluation.

    `found` says the rest for one that was saved before results were kept.
    """
    day = timezone.localdate(row.updated_at)
    return kept.kept_text(row.kept) or kept.text_of(found, day)


def present_text(draft: Draft) -> str:
    """Return what the draft says now of the environmental impact."""
    return str(as_written(draft).get(FIELD.key) or "")


@transaction.atomic
def write_to_draft(project: Project, agreed: Agreed, *, text: str, by: User) -> Draft:
    """Write `agreed` to the draft; `text` is what the estimate says now.

    It is published like any other change: by the circuit of the authority, later. Raises
    `NotAllowedError`, `TextChangedError` when the estimate or the draft changed since they were
    shown, `TextTooLongError`; nothing is then written.
    """
    project = locked(project)
    check(by, "edit", project)
    draft = Draft.objects.get(project=project)
    if (text, present_text(draft)) != (agreed.text, agreed.before):
        raise TextChangedError
    whole = f"{agreed.before}\n\n{text}" if agreed.adds and agreed.before else text
    if is_too_long(FIELD, whole):
        raise TextTooLongError
    try:
        saved, _remarks = save_part(project, {FIELD.key: whole}, revision=draft.revision, by=by)
    except DraftConflictError as error:
        raise TextChangedError from error
    return saved
