"""The page of one project: everything its template writes, from one entry."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils import timezone

from iatheque.access.gate import RESERVED_FIELDS, level_of, opened_extensions, shown_fields
from iatheque.lib import dates
from iatheque.moderation.domain.reports import outcomes
from iatheque.projects import entries
from iatheque.projects.directory import path_of
from iatheque.projects.entries import Entry
from iatheque.projects.links.health import broken_since
from iatheque.projects.links.logos import logo_path
from iatheque.projects.resources.shown import Attached
from iatheque.schema.field import NUMERIC, Field, Kind
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import ABANDONED
from iatheque.search.finder import similar
from iatheque.web.attached import broken_words, resource_lines
from iatheque.web.cards import STAGES, THEME_SLUGS, cards, initials, summary
from iatheque.web.display import text_of
from iatheque.web.filters import date_of, day
from iatheque.web.follow_up import outcome_words
from iatheque.web.typography import gettext

from .linked_data import linked_data
from .map import small_map

# Said at the head of the page; every other field has a line of its own.
_FACTS = ("projet_status", "projet_date", "audience_service", "theme", "type_algorithme")
_HEAD = {"nom_projet", "coll_nom", "coll_type", "usage_description", "status_abandon", "date"}
_WEB = {Kind.URL, Kind.IMAGE}
_SIBLINGS = 5


class Line(NamedTuple):
    """A field, who reads it, and its value in words; `link` is where it leads, empty for most.

    `heading` stands for the label where several fields share the line.
    """

    field: Field
    level: Level
    text: str
    link: str = ""
    heading: str = ""


class Section(NamedTuple):
    """The lines of one category of the model."""

    label: str
    lines: list[Line]


def sheet(
    entry: Entry, public: Entry, level: Level, resources: Sequence[Attached]
) -> dict[str, Any]:
    """Return the context of the page of `entry`, which the viewer may read.

    `public` is the same project as everybody reads it: what leaves the page (citation, linked
    data) comes from it. `level` is the viewer's own: what is near is sought at that level.
    `resources` are those that the viewer may read.
    """
    lines = {line.field.key: line for line in _lines(entry)}
    near = entries.fetch(level, similar(level, entry.pk))
    siblings = entries.of_authority(level, entry.siren, limit=_SIBLINGS + 1, without=entry.pk)
    links = _links(lines.values())
    broken = broken_since([line.link for line in links] + [one.link for one in resources])
    status, theme = entry.text("projet_status"), entry.text("theme")
    return {
        "entry": entry,
        "initials": initials(entry.text("coll_nom")),
        "authority": path_of(entry.siren, entry.text("coll_nom")),
        "kind": text_of(FIELD["coll_type"], entry.text("coll_type")),
        "theme_slug": THEME_SLUGS.get(theme, ""),
        "stage": STAGES.get(status, ""),
        "is_abandoned": status == ABANDONED,
        "facts": [lines[key] for key in _FACTS if key in lines],
        "sections": _sections(lines.values()),
        "links": links,
        "broken": {url: broken_words(since) for url, since in broken.items()},
        "resources": resource_lines(resources, broken),
        "resources_reserved": entry.level < Level.EXPERT,
        "logo": logo_path(entry.siren, entry.text("image_url")),
        "updated": day(entry.text("date")),
        "is_stale": dates.is_stale(entry.text("date"), timezone.localdate()),
        "reserved": RESERVED_FIELDS if entry.level < Level.RESTREINT else (),
        "near": cards(near),
        "siblings": siblings[:_SIBLINGS],
        "has_more_siblings": len(siblings) > _SIBLINGS,
        "citation": citation(public),
        "summary": summary(public.text("usage_description")),
        "address": settings.SITE_URL + public.path,
        "json_path": f"{entry.path.rstrip('/')}.json",
        **_doors(public),
        "reports": outcome_words(outcomes(entry.pk)),
        "is_preview": False,
        "completeness": _completeness(entry),
        "history": _history(entry),
        "linked_data": linked_data(public),
        "small_map": small_map(entry),
    }


def _doors(public: Entry) -> dict[str, str]:
    """Return the addresses beside the sheet, by what they are for."""
    beside = {"mistake": "signaler", "contact": "contacter", "timeline": "historique"}
    return {name: f"{public.path}{last}/" for name, last in beside.items()}


def citation(entry: Entry) -> str:
    """Return the words by which an article or a report refers to this page."""
    return gettext(
        "%(authority)s, « %(title)s », IAthèque, la bibliothèque d’IA des territoires, "
        "fiche mise à jour le %(day)s, %(address)s"
    ) % {
        "authority": entry.text("coll_nom"),
        "title": entry.text("nom_projet"),
        "day": day(entry.text("date")),
        "address": settings.SITE_URL + entry.path,
    }


def _lines(entry: Entry) -> Iterator[Line]:
    opened = opened_extensions(entry.values)
    for field in shown_fields(entry.level, opened):
        if field.key in entry.values:
            text = text_of(field, entry.values[field.key])
            yield _line(field, level_of(field, opened), text)


def _line(field: Field, level: Level, text: str) -> Line:
    """Return the line of a value; only web and mail addresses lead anywhere."""
    if field.kind in _WEB and text.lower().startswith(("https://", "http://")):
        return Line(field, level, urlsplit(text).hostname or text, text)
    if field.kind is Kind.EMAIL:
        return Line(field, level, text, f"mailto:{quote(text, safe='@')}")
    return Line(field, level, text)


def _links(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of web addresses, pictures last."""
    links = (line for line in lines if line.field.kind in _WEB)
    return sorted(links, key=lambda line: line.field.kind is Kind.IMAGE)


def _located(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, the coordinates together on the line of the first."""
    everything = list(lines)
    degrees = [line for line in everything if line.field.kind in NUMERIC]
    for line in everything:
        if line in degrees[:1]:
            said = (f"{gettext(one.field.label)} {one.text}" for one in degrees)
            yield line._replace(text=gettext(" ; ").join(said), heading=gettext("Localisation"))
        elif line not in degrees:
            yield line


def _completeness(entry: Entry) -> str:
    if entry.level is Level.PUBLIC:
        said = gettext("Informations publiques remplies à %(share)d %%")
    else:
        said = gettext("Informations remplies à %(share)d %%")
    return said % {"share": entry.completeness}


def _history(entry: Entry) -> str:
    first, last = (date_of(moment) for moment in (entry.first_published_at, entry.published_at))
    if entry.number == 1:
        return gettext("Fiche %(id)s, publiée le %(first)s.") % {"id": entry.id, "first": first}
    return gettext("Fiche %(id)s, publiée le %(first)s ; version %(number)d, du %(last)s.") % {
        "id": entry.id,
        "first": first,
        "number": entry.number,
        "last": last,
    }


def _sections(lines: Iterable[Line]) -> list[Section]:
    said = _HEAD.union(_FACTS)
    sections: dict[str, Section] = {}
    for line in _located(lines):
        if line.field.key not in said and line.field.kind not in _WEB:
            category = line.field.category
            sections.setdefault(category, Section(gettext(category), [])).lines.append(line)
    return list(sections.values())
