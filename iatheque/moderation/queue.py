"""The queue: which requests a person reads, as she filters them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from iatheque.access.viewer import Viewer

from .models import ReviewRequest

_STATUSES = ReviewRequest.Status

WAITING, TALKING, CLOSED = "a-relire", "a-reprendre", "decidees"
BOXES: dict[str, tuple[str, ...]] = {
    WAITING: (_STATUSES.WAITING,),
    TALKING: (_STATUSES.CHANGES_REQUESTED,),
    CLOSED: (_STATUSES.PUBLISHED, _STATUSES.REFUSED, _STATUSES.TAKEN_BACK, _STATUSES.CLOSED),
}
NEW, UPDATE = "nouveaux", "mises-a-jour"
KINDS = (NEW, UPDATE)


@dataclass(frozen=True, slots=True)
class Box:
    """What is asked of the queue: a box, a kind, a few letters of an authority's name."""

    name: str = WAITING
    kind: str = ""
    authority: str = ""

    @classmethod
    def of(cls, name: str, kind: str, authority: str) -> "Box":
        """Return the box asked for; what does not exist is the usual one."""
        return cls(
            name if name in BOXES else WAITING,
            kind if kind in KINDS else "",
            authority.strip()[:200],
        )


def reads_queue(viewer: Viewer) -> bool:
    """True for those who decide somewhere: the national team, and approvers."""
    return viewer.is_moderator or bool(viewer.approver_sirens)


def queue(viewer: Viewer, box: Box) -> QuerySet[ReviewRequest]:
    """Return the requests of `box` that `viewer` may decide on, the oldest waiting first."""
    rows = ReviewRequest.objects.filter(status__in=BOXES[box.name]).filter(_own(viewer))
    if box.kind:
        rows = rows.filter(is_update=box.kind == UPDATE)
    if box.authority:
        rows = rows.filter(project__organisation__name__icontains=box.authority)
    order = ("submitted_at", "pk") if box.name == WAITING else ("-submitted_at", "-pk")
    return rows.select_related("project__draft", "project__organisation", "submitted_by").order_by(
        *order
    )


def _own(viewer: Viewer) -> Q:
    if viewer.is_moderator:
        return Q()
    return Q(
        project__organisation__own_circuit=True,
        project__organisation__siren__in=viewer.approver_sirens,
    )
