"""The audit log: every decision, and every reading of an expert file."""

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation, RightChange
from iatheque.projects.models import Project

from .models import AuditEvent

Kind = AuditEvent.Kind


def record(
    kind: AuditEvent.Kind,
    *,
    by: User | None,
    project: Project | None = None,
    organisation: Organisation | None = None,
    detail: str = "",
) -> AuditEvent:
    """Add one line to the log, in the caller's transaction.

    The authority is that of the project unless another is named.
    """
    if organisation is None and project is not None:
        organisation = project.organisation
    return AuditEvent.objects.create(
        kind=kind, by=by, project=project, organisation=organisation, detail=detail
    )


def on_right_changed(instance: RightChange, created: bool, **_signal: object) -> None:  # noqa: FBT001 - Django's signal
    """Copy a decision about rights, with the person it is about."""
    if not created:
        return
    about = f"n° {instance.person_id}" if instance.person_id else ""
    said = [str(instance.get_kind_display()), about, instance.reason]
    record(
        Kind.RIGHTS,
        by=instance.by,
        organisation=instance.organisation,
        detail=" · ".join(filter(None, said)),
    )


def on_resource_changed(project: Project, by: User | None, detail: str, **_signal: object) -> None:
    """Note that a resource was added, changed or removed."""
    record(Kind.RESOURCE_CHANGED, by=by, project=project, detail=detail)


def on_expert_file_read(project: Project, by: User | None, detail: str, **_signal: object) -> None:
    """Note who took a file reserved to experts."""
    record(Kind.EXPERT_FILE, by=by, project=project, detail=detail)
