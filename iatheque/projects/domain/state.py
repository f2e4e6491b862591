"""`set_state`: the only way a project changes state, alone or by the batch."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.projects.models import Project, StateChange
from iatheque.projects.states import TRANSITIONS, State

from .publication import publish, withdraw


class TransitionRefusedError(Exception):
    """The project cannot pass from its state to the one asked."""

    def __init__(self, before: State, after: State) -> None:
        super().__init__(f"{before} -> {after}")
        self.before, self.after = before, after


def set_state(
    projects: Project | Sequence[Project], to: State, *, by: User | None, reason: str = ""
) -> None:
    """Bring one project or a batch to the state `to`: checks, writes, logs, shows or hides.

    Raises `TransitionRefusedError` when the passage does not exist and `NotPublishableError` when
    the draft of a project has errors; nothing is then written for any of the batch.
    """
    batch = [projects] if isinstance(projects, Project) else list(projects)
    if not batch:
        return
    with transaction.atomic():
        _check(batch, to)
        now = timezone.now()
        StateChange.objects.bulk_create(
            [
                StateChange(
                    project=project, before=project.state, after=to, at=now, by=by, reason=reason
                )
                for project in batch
            ],
            batch_size=1000,
        )
        was_public = [project for project in batch if project.state == State.PUBLISHED]
        _store(batch, to)
        if to is State.PUBLISHED:
            publish(batch, by=by, at=now)
        elif was_public:
            withdraw(was_public)


def _check(batch: Sequence[Project], to: State) -> None:
    for project in batch:
        before = State(project.state)
        if to not in TRANSITIONS[before]:
            raise TransitionRefusedError(before, to)


def _store(batch: Sequence[Project], to: State) -> None:
    for start in range(0, len(batch), 500):
        pks = [project.pk for project in batch[start : start + 500]]
        Project.objects.filter(pk__in=pks).update(state=to)
    for project in batch:
        project.state = to
