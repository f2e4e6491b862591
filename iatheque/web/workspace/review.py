"""Handing a project over to its review, whoever runs it.

Moderation knows the circuits, keeps the request and writes the letters. An installation without it
keeps the state alone.
"""

from importlib import import_module
from types import ModuleType

from django.apps import apps

from iatheque.accounts.models import User
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.domain.state import TransitionRefusedError, set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State


class NotNowError(Exception):
    """The present state of the project does not allow it."""


def send_to_review(project: Project, *, by: User, message: str) -> None:
    """Send the draft of `project`; raise `NotNowError` when it cannot be sent as it is."""
    moderation = _moderation()
    try:
        if moderation:
            moderation.submit(project, by=by, message=message)
        else:
            set_state(project, State.SUBMITTED, by=by, reason=message)
    except (TransitionRefusedError, NotPublishableError, *_refusals()) as error:
        raise NotNowError from error


def bring_back(project: Project, *, by: User) -> None:
    """Make it a draft again; raise `NotNowError` when there is nothing to take back."""
    moderation = _moderation()
    try:
        if moderation:
            moderation.take_back(project, by=by)
        else:
            set_state(project, State.DRAFT, by=by)
    except (TransitionRefusedError, *_refusals()) as error:
        raise NotNowError from error


def is_waiting(project: Project) -> bool:
    """True when a version of `project` waits to be read."""
    if project.state == State.SUBMITTED:
        return True
    return bool(_moderation() and _part("rules").waiting_review(project))


def _moderation() -> ModuleType | None:
    return _part("submission") if apps.is_installed("iatheque.moderation") else None


def _refusals() -> tuple[type[Exception], ...]:
    return (_part("rules").NotAllowedError,) if _moderation() else ()


def _part(name: str) -> ModuleType:
    return import_module(f"iatheque.moderation.domain.{name}")
