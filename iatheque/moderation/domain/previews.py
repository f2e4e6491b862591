"""Preview links: a draft shown to whoever holds the address, for a while."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import PreviewLink, new_token
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .rules import check, locked


@transaction.atomic
def create_link(project: Project, *, by: User, level: Level) -> tuple[PreviewLink, str]:
    """Return a link and its token, which is shown once; raises `NotAllowedError`."""
    project = locked(project)
    check(by, "read_whole", project)
    token = new_token()
    link = PreviewLink.objects.create(
        project=project,
        fingerprint=_print(token),
        level=level,
        created_by=by,
        expires_at=timezone.now() + timedelta(days=settings.PREVIEW_DAYS),
    )
    record(Kind.PREVIEW_CREATED, by=by, project=project, detail=level.slug)
    return link, token


@transaction.atomic
def revoke_link(link: PreviewLink, *, by: User) -> None:
    """Close a link at once; closed twice, it stays closed. Raises `NotAllowedError`."""
    check(by, "read_whole", locked(link.project))
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record(Kind.PREVIEW_REVOKED, by=by, project=link.project)


def find_link(token: str) -> PreviewLink | None:
    """Return the living link of this token: neither revoked nor expired."""
    rows = PreviewLink.objects.filter(
        fingerprint=_print(token), revoked_at=None, expires_at__gt=timezone.now()
    )
    return rows.select_related("project__draft", "project__organisation").order_by("pk").first()


def _print(token: str) -> str:
    """The token is 192 random bits: one plain hash keeps it, no guess can reach it."""
    return sha256(token.encode()).hexdigest()
