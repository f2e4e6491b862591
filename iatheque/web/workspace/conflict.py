"""Two people wrote the same step: both versions field by field, and neither is lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from iatheque.projects.models import Draft
from iatheque.schema.cells import Raw
from iatheque.schema.checking import assess
from iatheque.schema.field import Field

from .questions import mark, shown_answer
from .steps import Step


@dataclass(frozen=True, slots=True)
class Difference:
    """The two answers to one field; `prefers_mine` when only mine is new, or when both are."""

    field: Field
    mine: str
    theirs: str
    prefers_mine: bool


def read_marks(posted: QueryDict) -> dict[str, str]:
    """Return the marks of the answers that the page showed; empty when they cannot be read."""
    try:
        found = json.loads(posted.get("marques", ""))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def is_disputed(draft: Draft, raw: Mapping[str, Raw], shown: Mapping[str, str]) -> bool:
    """True when an answer in `raw` would replace one that somebody else wrote meanwhile."""
    mine = _mine(raw)
    return any(mark(draft, key) not in (shown.get(key), mark(mine, key)) for key in raw)


def differences(
    step: Step, draft: Draft, raw: Mapping[str, Raw], shown: Mapping[str, str]
) -> list[Difference]:
    """Return the fields of `step` to which `draft` and `raw` answer otherwise."""
    mine = _mine(raw)
    return [
        Difference(
            field,
            shown_answer(mine, field),
            shown_answer(draft, field),
            prefers_mine=mark(mine, field.key) != shown.get(field.key),
        )
        for field in step.fields
        if field.key in raw and mark(mine, field.key) != mark(draft, field.key)
    ]


def _mine(raw: Mapping[str, Raw]) -> Draft:
    found = assess(raw)
    return Draft(values=found.values, unread=found.unread)
