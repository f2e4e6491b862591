"""Attached resources in words: the same lines on sheets, in the space and under review."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from iatheque.projects.links.health import broken_since
from iatheque.projects.resources.shown import Attached
from iatheque.schema.levels import Level

from .filters import date_of
from .typography import gettext

_KILO, _MEGA = 1000, 1_000_000


class ResourceLine(NamedTuple):
    """A resource; `href` is empty when it cannot be opened from here."""

    token: str
    title: str
    kind: str
    licence: str
    level: Level
    what: str
    href: str
    is_file: bool
    broken: str


def resource_lines(
    found: Iterable[Attached], broken: Mapping[str, datetime] | None = None, *, files: bool = True
) -> list[ResourceLine]:
    """Return the lines of resources the reader may read; without `files` these do not open."""
    resources = list(found)
    if broken is None:
        broken = broken_since(one.link for one in resources)
    return [_line(one, broken, files=files) for one in resources]


def broken_words(since: datetime | None) -> str:
    """Return what is said of a link that no longer answers, nothing of another."""
    if since is None:
        return ""
    return gettext("Ce lien ne répond plus depuis le %(day)s.") % {"day": date_of(since)}


def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size >= _MEGA:
        return gettext("%(size)s Mo") % {"size": f"{size / _MEGA:.1f}".replace(".", ",")}
    return gettext("%(size)d ko") % {"size": max(1, round(size / _KILO))}


def _line(one: Attached, broken: Mapping[str, datetime], *, files: bool) -> ResourceLine:
    what = f"{one.extension.upper()}, {size_words(one.size)}" if one.file else one.host
    return ResourceLine(
        one.token,
        one.title,
        str(one.kind.label),
        str(one.licence.label) if one.licence else "",
        one.level,
        what,
        one.link or (one.path if files else ""),
        bool(one.file),
        broken_words(broken.get(one.link)),
    )
