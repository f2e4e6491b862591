"""A draft in the shape of an entry: what a level would read if it were published now."""

from django.utils import timezone

from iatheque.access.gate import opened_extensions, shown_fields
from iatheque.lib.dates import write_day
from iatheque.lib.text import slugify
from iatheque.schema.checking import completeness
from iatheque.schema.identifiers import siren_of
from iatheque.schema.levels import Level

from .entries import Entry
from .models import Project


def draft_entry(project: Project, level: Level) -> Entry:
    """Return the draft of `project` redacted for `level`; a missing day of update is today."""
    now = timezone.now()
    values = {"date": write_day(timezone.localdate(now))} | project.draft.values
    fields = shown_fields(level, opened_extensions(values))
    shown = {field.key: values[field.key] for field in fields if field.key in values}
    return Entry(
        pk=project.pk,
        id=project.public_id,
        slug=slugify(str(values.get("nom_projet", ""))),
        siren=siren_of(str(values.get("coll_siret", ""))),
        number=1,
        first_published_at=now,
        published_at=now,
        completeness=completeness(values, level),
        level=level,
        values=shown,
    )
