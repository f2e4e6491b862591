"""Applying a plan: one transaction, all of it or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import NewProject, create_projects, replace_values
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State

from .meanwhile import Appeared, refuse_changed, wait_for_others
from .owners import owner_of, owners
from .plan import ImportPlan, Write
from .progress import Progress, silent

STEP = N_("Enregistrement")
_BATCH = 500

_Owners = Mapping[str, Organisation]


@dataclass(slots=True)
class Applied:
    """What was done: projects published (new ones, and new versions), and drafts stored."""

    created: int = 0
    updated: int = 0
    drafts: int = 0


def apply_plan(plan: ImportPlan, *, by: User | None = None, progress: Progress = silent) -> Applied:
    """Store what `plan` says, whole; readers see it at once, when the transaction ends.

    Raises `PlanOutdatedError` when a project that the plan changes was saved meanwhile, or one that
    it creates appeared: nothing is then stored.
    """
    applied = Applied()
    done = 0
    with transaction.atomic():
        wait_for_others()
        appeared = Appeared(plan.last_project)
        for batch in _batches(plan.writes()):
            appeared.refuse(write for write in batch if write.pk is None)
            _apply(batch, by)
            _count(batch, applied)
            done += len(batch)
            progress(STEP, done, plan.write_count)
    return applied


def _batches(writes: Iterator[Write]) -> Iterator[list[Write]]:
    while batch := list(islice(writes, _BATCH)):
        yield batch


def _apply(batch: Sequence[Write], by: User | None) -> None:
    organisations = owners(batch)
    new = [write for write in batch if write.pk is None]
    old = [write for write in batch if write.pk is not None]
    projects = [*_create(new, organisations, by), *_update(old, organisations, by)]
    published = [
        project for write, project in zip([*new, *old], projects, strict=True) if write.publishes
    ]
    set_state(published, State.PUBLISHED, by=by, reason="import")


def _count(batch: Sequence[Write], applied: Applied) -> None:
    for write in batch:
        if not write.publishes:
            applied.drafts += 1
        elif write.pk is None:
            applied.created += 1
        else:
            applied.updated += 1


def _create(writes: Sequence[Write], organisations: _Owners, by: User | None) -> list[Project]:
    news = [
        NewProject(
            write.values, write.unread, owner_of(write, organisations), write.public_id or None
        )
        for write in writes
    ]
    return create_projects(news, by=by)


def _update(writes: Sequence[Write], organisations: _Owners, by: User | None) -> list[Project]:
    pks = [write.pk for write in writes]
    rows = Draft.objects.select_for_update(of=("self",)).select_related("project")
    found = {draft.pk: draft for draft in rows.filter(pk__in=pks).order_by("pk")}
    drafts = [refuse_changed(write, found.get(write.pk)) for write in writes]
    for write, draft in zip(writes, drafts, strict=True):
        draft.values, draft.unread = dict(write.values), dict(write.unread)
    replace_values(drafts, by=by)
    _move(writes, drafts, organisations)
    return [draft.project for draft in drafts]


def _move(writes: Sequence[Write], drafts: Sequence[Draft], organisations: _Owners) -> None:
    """Bring the projects whose SIRET changed to their new authority."""
    moved = []
    for write, draft in zip(writes, drafts, strict=True):
        owner = owner_of(write, organisations)
        if owner is not None and owner.pk != draft.project.organisation_id:
            draft.project.organisation = owner
            moved.append(draft.project)
    Project.objects.bulk_update(moved, ["organisation"], batch_size=_BATCH)
