"""What a viewer may do with a project: the one answer that views, API and templates read."""

from collections.abc import Callable
from typing import Protocol

from .roles import Role
from .viewer import Viewer


class Governed(Protocol):
    """What the rules need to know of a project.

    `state` is one of `projects.states.State`; `own_circuit` is true when its authority's approvers
    publish themselves.
    """

    @property
    def siren(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def own_circuit(self) -> bool: ...


_WRITABLE = frozenset({"draft", "changes_requested", "published"})
_RESUMABLE = frozenset({"submitted", "refused", "published", "archived"})
_NEVER_PUBLISHED = frozenset({"draft", "changes_requested", "refused"})


def role_on(viewer: Viewer, siren: str) -> Role | None:
    """Return the highest role of `viewer` on the projects of the authority `siren`, if any."""
    if viewer.is_administrator:
        return Role.ADMINISTRATOR
    if viewer.is_moderator:
        return Role.MODERATOR
    return _place_in(viewer, siren)


def abilities(viewer: Viewer, project: Governed) -> dict[str, bool]:
    """Return, by name of ability, whether `viewer` may do it to `project` in its present state."""
    role = role_on(viewer, project.siren) or 0
    able = {name: may(role, project) for name, may in _RULES.items()}
    place = _place_in(viewer, project.siren) or 0
    return able | {name: place >= needed for name, needed in _AUTHORITY_ONLY.items()}


def _place_in(viewer: Viewer, siren: str) -> Role | None:
    """Return the role of `viewer` in the authority itself: the national team has none there."""
    if siren and siren in viewer.approver_sirens:
        return Role.APPROVER
    return Role.CONTRIBUTOR if siren and siren in viewer.sirens else None


def _read(role: int, project: Governed) -> bool:
    return project.state == "published" or role >= Role.CONTRIBUTOR


def _read_whole(role: int, project: Governed) -> bool:
    return role >= Role.CONTRIBUTOR


def _edit(role: int, project: Governed) -> bool:
    """Who reviews may correct what is under review; who wrote it waits for the answer."""
    needed = Role.APPROVER if project.state == "submitted" else Role.CONTRIBUTOR
    return role >= needed and project.state in {*_WRITABLE, "submitted"}


def _submit(role: int, project: Governed) -> bool:
    return role >= Role.CONTRIBUTOR and project.state in _WRITABLE


def _take_back(role: int, project: Governed) -> bool:
    """What was sent, refused or put away; of a project online, the new version that was sent."""
    return role >= Role.CONTRIBUTOR and project.state in _RESUMABLE


def _decides(role: int, project: Governed) -> bool:
    """The national team, or the authority's approvers when its circuit is its own."""
    return role >= (Role.APPROVER if project.own_circuit else Role.MODERATOR)


def _review(role: int, project: Governed) -> bool:
    """A project that is online stays so while its new version is under review."""
    return _decides(role, project) and project.state in {"submitted", "published"}


def _publish(role: int, project: Governed) -> bool:
    return _decides(role, project) and project.state in {*_WRITABLE, "submitted", "archived"}


def _archive(role: int, project: Governed) -> bool:
    """What nobody has read is its author's to withdraw; what was published needs an approver."""
    if project.state in _NEVER_PUBLISHED:
        return role >= Role.CONTRIBUTOR
    return role >= Role.APPROVER and project.state == "published"


def _withdraw(role: int, project: Governed) -> bool:
    """The national team may take down what an authority published by itself."""
    return role >= Role.MODERATOR and project.state == "published"


def _see_history(role: int, project: Governed) -> bool:
    return role >= Role.CONTRIBUTOR


def _blank(role: int, project: Governed) -> bool:
    return role >= Role.MODERATOR


_RULES: dict[str, Callable[[int, Governed], bool]] = {
    "read": _read,
    "read_whole": _read_whole,
    "edit": _edit,
    "submit": _submit,
    "take_back": _take_back,
    "review": _review,
    "publish": _publish,
    "archive": _archive,
    "withdraw": _withdraw,
    "see_history": _see_history,
    "blank": _blank,
}

# An evaluation is private to the authority, in every state of the project; once shared it shows on
# the sheet, without a review: that takes an approver.
_AUTHORITY_ONLY = {"evaluate": Role.CONTRIBUTOR, "share_evaluation": Role.APPROVER}
