"""A draft as the API gives it to those who may write it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from iatheque.exchange.reports.wording import say
from iatheque.moderation.domain.rules import waiting_review
from iatheque.projects.domain.parts import remarks_on
from iatheque.projects.models import Draft, Project
from iatheque.schema.checking import completeness
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.model import EXTENSION_FIELDS
from iatheque.schema.remark import Remark, Severity


def as_json(project: Project, draft: Draft, said: Iterable[Remark] = ()) -> dict[str, Any]:
    """Return the whole draft; `said` adds what was mended while reading the last request."""
    mended = [remark for remark in said if remark.severity is Severity.CORRECTION]
    values = draft.values
    return {
        "id": project.public_id,
        "url": f"{settings.SITE_URL}/espace/projets/{project.public_id}/",
        "organisation": project.siren or None,
        "etat": project.state,
        "en_relecture": waiting_review(project) is not None,
        "revision": draft.revision,
        "modifie_le": draft.updated_at.isoformat(timespec="seconds"),
        "completude": completeness(values, Level.EXPERT),
        "projet": {
            **{field.key: values.get(field.key) for field in FIELDS},
            "extensions": {field.key: values.get(field.key) for field in EXTENSION_FIELDS},
        },
        "non_lus": draft.unread,
        "remarques": [remark_as_json(remark) for remark in (*mended, *remarks_on(draft))],
    }


def remark_as_json(remark: Remark) -> dict[str, str]:
    """Return one remark: as `remarques` of a draft and `errors` of a problem list it."""
    return {
        "field": remark.key,
        "code": remark.code,
        "detail": say(remark.message),
        "severity": remark.severity.value,
        "found": remark.found,
        "kept": remark.kept,
    }
