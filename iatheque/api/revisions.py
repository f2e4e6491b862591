"""Two writers of one draft: nobody overwrites what she has not read."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from iatheque.projects.domain.parts import as_written
from iatheque.projects.models import Draft
from iatheque.schema.cells import Raw
from iatheque.schema.checking import assess

from .problems import RefusedError, problem_of


def tag_of(draft: Draft) -> str:
    """Return the ETag of a draft: its revision."""
    return f'"{draft.revision}"'


def require_revision(request: HttpRequest, draft: Draft, raw: Mapping[str, Raw]) -> None:
    """Raise `RefusedError`: 428 without a revision, 412 when it is not that of `draft`.

    A proxy that compresses marks a tag as weak: it names the same revision.
    """
    given = parse_etags(request.headers.get("If-Match", ""))
    if not given or given == ["*"]:
        raise RefusedError(problem_of(428))
    if tag_of(draft) not in {tag.removeprefix("W/") for tag in given}:
        raise RefusedError(conflict(draft, raw))


def conflict(current: Draft, raw: Mapping[str, Raw]) -> HttpResponse:
    """Return the problem 412: what `raw` would have written, beside what `current` holds."""
    found = assess(raw)
    mine = as_written(Draft(values=found.values, unread=found.unread))
    theirs = as_written(current)
    versions: list[dict[str, Any]] = [
        {"field": key, "yours": mine.get(key), "current": theirs.get(key)}
        for key in raw
        if mine.get(key) != theirs.get(key)
    ]
    response = problem_of(412, revision=current.revision, versions=versions)
    response.headers["ETag"] = tag_of(current)
    return response
