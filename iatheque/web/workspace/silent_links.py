"""The links of a project that no longer answer, each with the place where it is mended."""

from dataclasses import dataclass

from django.urls import reverse

from iatheque.projects.links.health import broken_since
from iatheque.projects.models import Project
from iatheque.projects.resources.drafted import drafted
from iatheque.schema.field import Kind
from iatheque.schema.fields import FIELDS
from iatheque.web.attached import broken_words
from iatheque.web.filters import translated

from .rows import place

_LINKS = [field for field in FIELDS if field.kind in {Kind.URL, Kind.IMAGE}]


@dataclass(frozen=True, slots=True)
class SilentLink:
    """A link that does not answer: its name, its address, since when, where to change it."""

    name: str
    url: str
    said: str
    href: str


def silent_links(project: Project) -> list[SilentLink]:
    """Return the silent links of the draft, then those of its resources (two queries)."""
    values = project.draft.values
    found = [
        (translated(field.label), str(values[field.key]), place(project, field).href)
        for field in _LINKS
        if field.key in values
    ]
    found += [
        (one.title, one.link, _path(project, one.token)) for one in drafted(project) if one.link
    ]
    broken = broken_since(url for _name, url, _href in found)
    return [
        SilentLink(name, url, broken_words(broken[url]), href)
        for name, url, href in found
        if url in broken
    ]


def _path(project: Project, token: str) -> str:
    return reverse("workspace:resource", kwargs={"public_id": project.public_id, "token": token})
