"""Values of studies beside ours, never mixed: each keeps its base, its edition and its source."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from iatheque.access.gate import countable_fields
from iatheque.schema.levels import Level
from iatheque.search.counting import Ask, Counts, count
from iatheque.search.query import CatalogueQuery
from iatheque.web.filters import number
from iatheque.web.typography import gettext as _
from iatheque.web.typography import spaced

from .layout import share
from .links import list_link

_VALUES = Path(__file__).parent / "cc-by-nc" / "values.json"


class Measured(NamedTuple):
    """A share in words and as the width of a bar, what it is a share of, and where that is told."""

    what: str
    share: str
    width: str
    base: str
    source: str = ""
    link: str = ""


class Comparison(NamedTuple):
    """What a study measured, and what comes nearest to it here; None when it is reserved."""

    study: Measured
    ours: Measured | None


def comparisons(level: Level) -> list[Comparison]:
    """Return the values of the studies beside ours at `level`.

    None when the operator says so, or left their file, which has a licence of its own, out.
    """
    if not settings.NONCOMMERCIAL_CONTENT or not _VALUES.exists():
        return []
    given = _given()
    fields = dict.fromkeys(one["ours"]["field"] for one in given["values"])
    asks = [Ask((key,)) for key in fields if key in countable_fields(level)]
    counts = count(CatalogueQuery(), level, asks)
    return [
        Comparison(_study(one, given["studies"][one["study"]]), _ours(one, counts))
        for one in given["values"]
    ]


def _study(one: dict[str, Any], study: dict[str, str]) -> Measured:
    said = f"{one['percent']}".replace(".", ",")
    source = f"{study['source']}, {study['name']}, {study['edition']}"
    return Measured(
        spaced(one["measures"]),
        f"{said}\u00a0%",
        f"{one['percent']}%",
        spaced(one["base"]),
        spaced(source),
    )


def _ours(one: dict[str, Any], counts: dict[Ask, Counts]) -> Measured | None:
    key, values = one["ours"]["field"], tuple(one["ours"]["values"])
    found = counts.get(Ask((key,)))
    if found is None:
        return None
    part = sum(found.by.get((value,), 0) for value in values)
    base = _("soit %(part)s des %(total)s projets de la bibliothèque") % {
        "part": number(part),
        "total": number(found.total),
    }
    return Measured(
        spaced(one["ours_measures"]),
        share(part, found.total),
        f"{100 * part / found.total if found.total else 0:.4g}%",
        base,
        link=list_link(CatalogueQuery(), {key: values}) if part else "",
    )


@cache
def _given() -> dict[str, Any]:
    given: dict[str, Any] = json.loads(_VALUES.read_text(encoding="utf-8"))
    return given
