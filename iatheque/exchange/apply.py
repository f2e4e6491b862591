"""Applying a plan: one transaction, all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import NewProject, create_projects, replace_values
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.schema.field import Value

from .meanwhile import Appeared, refuse_changed, wait_for_others
from .owners import owner_of, owners
from .plan import Write
from .progress import Progress, silent

STEP = N_("Enregistrement")
REASON = "import"  # of the passages between states
_BATCH = 500

_Owners = Mapping[str, Organisation]


class Applicable(Protocol):
    """A plan, fresh or kept: what it stores, and the newest project there was when it was made."""

    @property
    def last_project(self) -> int: ...
    @property
    def write_count(self) -> int: ...
    def writes(self) -> Iterator[Write]: ...


@dataclass(slots=True)
class Applied:
    """What was done: projects published (new ones, and new versions), and drafts stored."""

    created: int = 0
    updated: int = 0
    drafts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a project held before an import changed it."""

    values: Mapping[str, Value]
    unread: Mapping[str, list[str]]
    organisation: int | None
    state: str
    updated_by: int | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A project whose draft an import has just stored; `before` is None for a new one."""

    write: Write
    project: Project
    before: Before | None


# Called with each batch once its drafts are stored, in the transaction of the import.
Settle = Callable[[Sequence[Stored]], None]


def apply_plan(
    plan: Applicable,
    *,
    by: User | None = None,
    progress: Progress = silent,
    settle: Settle | None = None,
) -> Applied:
    """Store what `plan` says, whole; readers see it at once, when the transaction ends.

    `settle` decides what becomes of the drafts; without it those that are ready are published.
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
            stored = _store(batch, by)
            if settle is None:
                publish_ready(stored, by=by)
            else:
                settle(stored)
            _count(batch, applied)
            done += len(batch)
            progress(STEP, done, plan.write_count)
    return applied


def publish_ready(stored: Sequence[Stored], *, by: User | None) -> None:
    """Show to readers the projects of a batch that are fit for them."""
    ready = [one.project for one in stored if one.write.publishes]
    set_state(ready, State.PUBLISHED, by=by, reason=REASON)


def _batches(writes: Iterator[Write]) -> Iterator[list[Write]]:
    while batch := list(islice(writes, _BATCH)):
        yield batch


def _store(batch: Sequence[Write], by: User | None) -> list[Stored]:
    organisations = owners(batch)
    new = [write for write in batch if write.pk is None]
    old = [write for write in batch if write.pk is not None]
    created = zip(new, _create(new, organisations, by), strict=True)
    return [
        *(Stored(write, project, None) for write, project in created),
        *_update(old, organisations, by),
    ]


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


def _update(writes: Sequence[Write], organisations: _Owners, by: User | None) -> list[Stored]:
    pks = [write.pk for write in writes]
    rows = Draft.objects.select_for_update(of=("self",)).select_related("project__organisation")
    found = {draft.pk: draft for draft in rows.filter(pk__in=pks).order_by("pk")}
    drafts = [refuse_changed(write, found.get(write.pk)) for write in writes]
    befores = [_before(draft) for draft in drafts]
    for write, draft in zip(writes, drafts, strict=True):
        draft.values, draft.unread = dict(write.values), dict(write.unread)
    replace_values(drafts, by=by)
    _move(writes, drafts, organisations)
    return [
        Stored(write, draft.project, before)
        for write, draft, before in zip(writes, drafts, befores, strict=True)
    ]


def _before(draft: Draft) -> Before:
    return Before(
        values=draft.values,
        unread=draft.unread,
        organisation=draft.project.organisation_id,
        state=draft.project.state,
        updated_by=draft.updated_by_id,
    )


def _move(writes: Sequence[Write], drafts: Sequence[Draft], organisations: _Owners) -> None:
    """Bring the projects whose SIRET changed to their new authority."""
    moved = []
    for write, draft in zip(writes, drafts, strict=True):
        owner = owner_of(write, organisations)
        if owner is not None and owner.pk != draft.project.organisation_id:
            draft.project.organisation = owner
            moved.append(draft.project)
    Project.objects.bulk_update(moved, ["organisation"], batch_size=_BATCH)
