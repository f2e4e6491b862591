"""Creating projects and saving their drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.lib import dates
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Draft, Project
from iatheque.schema.cells import Raw
from iatheque.schema.checking import Assessment
from iatheque.schema.field import Value


class DraftConflictError(Exception):
    """Somebody saved the draft meanwhile; `current` is what it now holds."""

    def __init__(self, current: Draft) -> None:
        super().__init__(f"the draft is at revision {current.revision}")
        self.current = current


@dataclass(frozen=True, slots=True)
class NewProject:
    """What a project is created from: canonical values, unread texts, its authority if known."""

    values: Mapping[str, Value]
    unread: Mapping[str, list[str]] = field(default_factory=dict)
    organisation: Organisation | None = None
    public_id: str | None = None


def create_projects(news: Sequence[NewProject], *, by: User | None) -> list[Project]:
    """Create projects with their first draft, in state DRAFT; four queries per batch of 1000."""
    with transaction.atomic():
        projects = [
            Project(
                organisation=new.organisation,
                **({"public_id": new.public_id} if new.public_id else {}),
            )
            for new in news
        ]
        Project.objects.bulk_create(projects, batch_size=1000)
        Draft.objects.bulk_create(
            [
                Draft(
                    project=project,
                    values=dict(new.values),
                    unread=dict(new.unread),
                    updated_by=by,
                )
                for project, new in zip(projects, news, strict=True)
            ],
            batch_size=1000,
        )
    return projects


def known_of(organisation: Organisation) -> dict[str, Raw]:
    """Return what the library already knows of the authority, so that nobody writes it again."""
    return {
        "coll_nom": organisation.name,
        "coll_siret": organisation.siret,
        "coll_type": organisation.kind,
        "longitude": organisation.longitude,
        "latidude": organisation.latitude,
        "date": dates.today(),
    }


def create_project(
    assessment: Assessment, *, organisation: Organisation | None, by: User | None
) -> Project:
    """Create one project from an assessed form, file line or request."""
    new = NewProject(assessment.values, assessment.unread, organisation)
    return create_projects([new], by=by)[0]


def save_draft(
    project: Project, assessment: Assessment, *, revision: int, by: User | None
) -> Draft:
    """Replace the values of a draft that is still at `revision`.

    Raises `DraftConflictError` when somebody else saved in between; nothing is then written.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(project=project)
        if draft.revision != revision:
            raise DraftConflictError(draft)
        draft.values, draft.unread = dict(assessment.values), dict(assessment.unread)
        draft.revision += 1
        draft.updated_by = by
        draft.save()
    return draft


def replace_values(drafts: Sequence[Draft], *, by: User | None) -> None:
    """Store drafts whose values were just changed in this transaction (import), revision raised."""
    now = timezone.now()
    for draft in drafts:
        draft.revision += 1
        draft.updated_by = by
        draft.updated_at = now
    # Their rows exist: each conflict is an update, four times cheaper than `bulk_update`.
    Draft.objects.bulk_create(
        drafts,
        batch_size=500,
        update_conflicts=True,
        update_fields=["values", "unread", "revision", "updated_by", "updated_at"],
        unique_fields=["project"],
    )
