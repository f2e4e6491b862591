"""Undoing a whole import while nobody has touched what it changed.

History stays true: what was published stays in the timeline, and the undoing adds to it. A project
that the import put online goes back to draft, one that it changed is published again as it was, and
one that no reader ever saw is removed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.exchange.meanwhile import wait_for_others
from iatheque.intake.models import Import, Trace
from iatheque.intake.rights import publishes, still_may
from iatheque.lib.messages import N_, Message, message
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.domain.batches import take_back_all, waiting_reviews
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import Decision
from iatheque.moderation.models import Message as Written
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import replace_values
from iatheque.projects.domain.publication import NotPublishableError, values_of
from iatheque.projects.domain.removal import attached, remove_unpublished
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project, Publication
from iatheque.projects.states import State

from .applying import SENT

REASON = N_("Import annulé.")
_BATCH = 500
_STATUSES = Import.Status
_GONE = N_("ce projet n’existe plus")
_EDITED = N_("modifié depuis l’import")
_MOVED = N_("son état a changé depuis l’import")
_DISCUSSED = N_("sa relecture a commencé")
_ATTACHED = N_("quelque chose lui a été joint depuis l’import")


@dataclass(frozen=True, slots=True)
class Blocker:
    """A line that keeps an import from being undone, and why."""

    line: int
    public_id: str
    name: str
    why: Message


class UndoRefusedError(Exception):
    """The import cannot be undone: `blockers` say why, line by line."""

    def __init__(self, blockers: Sequence[Blocker]) -> None:
        super().__init__(f"{len(blockers)} lines")
        self.blockers = tuple(blockers)


def may_undo(of: Import, by: User) -> bool:
    """True for who may import there, and publish there when the import did."""
    return of.status == _STATUSES.APPLIED and _may(of, by)


def begin(of: Import, *, by: User) -> bool:
    """Mark an import as being undone; False when it may not be, or is already."""
    if not may_undo(of, by):
        return False
    applied = Import.objects.filter(pk=of.pk, status=_STATUSES.APPLIED)
    return bool(applied.update(status=_STATUSES.UNDOING, status_at=timezone.now()))


def finish(of: Import, *, by: User) -> bool:
    """Undo what `begin` marked; False when lines prevent it, and nothing is then changed."""
    try:
        undo(of, by=by)
    except (UndoRefusedError, NotAllowedError):
        return False
    finally:
        stopped = Import.objects.filter(pk=of.pk, status=_STATUSES.UNDOING)
        stopped.update(status=_STATUSES.APPLIED, status_at=timezone.now())
    return True


def blockers(of: Import) -> list[Blocker]:
    """Return the lines whose project is no longer as the import left it, in order."""
    return [one for batch in _batches(of) for one in _blockers(of, batch)]


@transaction.atomic
def undo(of: Import, *, by: User) -> None:
    """Bring back what every line changed, or nothing.

    Raises `NotAllowedError` and `UndoRefusedError`.
    """
    wait_for_others()
    of = Import.objects.select_for_update(of=("self",)).get(pk=of.pk)
    if of.status not in {_STATUSES.APPLIED, _STATUSES.UNDOING} or not _may(of, by):
        raise NotAllowedError("undo")
    if found := blockers(of):
        raise UndoRefusedError(found)
    for batch in _batches(of):
        _undo(of, batch, by)
    Trace.objects.filter(of=of).delete()
    of.status, of.undone_at, of.undone_by = _STATUSES.UNDONE, timezone.now(), by
    of.save(update_fields=["status", "undone_at", "undone_by"])
    organisation = Organisation.objects.filter(siren=of.siren).first()
    record(Kind.IMPORT_UNDONE, by=by, organisation=organisation, detail=of.name)


def _may(of: Import, by: User) -> bool:
    return still_may(by, of.siren) and (publishes(by, of.siren) or not of.publishes)


def _batches(of: Import) -> Iterator[list[Trace]]:
    rows = Trace.objects.filter(of=of).order_by("line", "pk").select_related("project__draft")
    traces = rows.select_related("project__organisation", "project__draft")
    start = iter(list(traces.values_list("pk", flat=True)))
    while pks := list(islice(start, _BATCH)):
        yield list(traces.filter(pk__in=pks))


def _blockers(of: Import, batch: Sequence[Trace]) -> Iterator[Blocker]:
    projects = [trace.project for trace in batch if trace.project]
    numbers = _last_publications(projects)
    rows = {"project__in": projects, "at__gte": of.applied_at}
    talked = set(Decision.objects.filter(**rows).values_list("project", flat=True))
    said = Written.objects.filter(review__project__in=projects, at__gte=of.applied_at)
    talked |= set(said.values_list("review__project", flat=True))
    doomed = attached([one.project for one in batch if one.project and _is_doomed(one)])
    for trace in batch:
        why = _why(trace, numbers, talked)
        if not why and trace.project_id in doomed:
            why = _ATTACHED
        if why:
            yield Blocker(trace.line, trace.public_id, trace.name, message(why))


def _why(trace: Trace, numbers: Mapping[int, int], talked: set[int]) -> str:
    project = trace.project
    if project is None:
        return _GONE
    if project.draft.revision != trace.revision:
        return _EDITED
    if project.pk in talked:
        return _DISCUSSED
    moved = project.state != trace.state or numbers.get(project.pk, 0) != trace.publication
    return _MOVED if moved else ""


def _last_publications(projects: Sequence[Project]) -> dict[int, int]:
    rows = Publication.objects.filter(project__in=projects).order_by("number")
    return dict(rows.values_list("project", "number"))


def _undo(of: Import, batch: Sequence[Trace], by: User) -> None:
    _stop_reviews(of, batch, by)
    _hide([one for one in batch if one.published and not _was_online(one)], by)
    remove_unpublished([_project(one) for one in batch if _is_doomed(one)])
    _publish_again([one for one in batch if one.published and _was_online(one)], by)
    _restore([one for one in batch if one.before], by)


def _is_doomed(trace: Trace) -> bool:
    """True for what the import created and nobody could read."""
    return not trace.before and not trace.publication


def _was_online(trace: Trace) -> bool:
    return bool(trace.before and trace.before["state"] == State.PUBLISHED)


def _project(trace: Trace) -> Project:
    assert trace.project is not None  # noqa: S101 - a trace without project blocked the undoing
    return trace.project


def _stop_reviews(of: Import, batch: Sequence[Trace], by: User) -> None:
    """Take back what this import sent; what somebody else had sent goes on waiting."""
    projects = {_project(one).pk: _project(one) for one in batch}
    reviews = waiting_reviews(list(projects.values()))
    own = [
        one for one in reviews.values() if one.submitted_by_id == of.by_id and one.message == SENT
    ]
    for review in own:
        review.project = projects[review.project_id]
    take_back_all(own, by=by, reason=REASON)


def _hide(traces: Sequence[Trace], by: User) -> None:
    """Take off line what the import put there: drafts again, that the next import may publish."""
    projects = [_project(one) for one in traces]
    set_state(projects, State.ARCHIVED, by=by, reason=REASON)
    set_state(projects, State.DRAFT, by=by, reason=REASON)
    Draft.objects.filter(pk__in=[project.pk for project in projects]).update(updated_by=None)


def _publish_again(traces: Sequence[Trace], by: User) -> None:
    """Publish what readers saw before the import, under a new number."""
    wanted = {_project(one).pk: one.publication - 1 for one in traces}
    rows = Publication.objects.filter(project__in=wanted, number__in=set(wanted.values()))
    seen = {row.project_id: row for row in rows if wanted[row.project_id] == row.number}
    drafts = [_project(one).draft for one in traces]
    for draft in drafts:
        draft.values = values_of(seen[draft.pk])
    replace_values(drafts, by=by)
    try:
        set_state([_project(one) for one in traces], State.PUBLISHED, by=by, reason=REASON)
    except NotPublishableError as error:
        why = message(N_("la version d’avant n’est plus publiable"))
        trace = next(one for one in traces if one.project == error.project)
        raise UndoRefusedError([Blocker(trace.line, trace.public_id, trace.name, why)]) from error


def _restore(traces: Sequence[Trace], by: User) -> None:
    """Give back their drafts and their authorities to the projects that the import changed."""
    owners = set(Organisation.objects.values_list("pk", flat=True).filter(pk__in=_owners(traces)))
    projects, drafts = [], []
    for trace in traces:
        project, before = _project(trace), trace.before
        project.draft.values, project.draft.unread = before["values"], before["unread"]
        if before["organisation"] is None or before["organisation"] in owners:
            project.organisation_id = before["organisation"]
        projects.append(project)
        drafts.append(project.draft)
    replace_values(drafts, by=by)
    for trace, draft in zip(traces, drafts, strict=True):
        draft.updated_by_id = trace.before["updated_by"]
    Draft.objects.bulk_update(drafts, ["updated_by"])
    Project.objects.bulk_update(projects, ["organisation"])


def _owners(traces: Sequence[Trace]) -> set[int]:
    found = (trace.before["organisation"] for trace in traces)
    return {pk for pk in found if pk is not None}
