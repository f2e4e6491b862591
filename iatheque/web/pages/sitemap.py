"""The site map of search engines: an index, the fixed pages, and chunks of project sheets."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from iatheque.projects import authorities, entries
from iatheque.projects.directory import path_of
from iatheque.schema.levels import Level

CHUNK = 10_000
_PAGES = (
    "pages:home",
    "catalogue:list",
    "decision:home",
    "pages:library",
    "authorities:list",
    "authorities:departments",
    "pages:context",
    "pages:guides",
    "pages:data",
    "widget:builder",
    "widget:datami",
    "pages:model",
    "pages:site_map",
    "pages:legal",
    "pages:accessibility",
    "pages:sobriety",
    "pages:personal_data",
)
_XML = "application/xml; charset=utf-8"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def index(request: HttpRequest) -> HttpResponse:
    """List the parts of the site map (two queries)."""
    chunks = -(-entries.count(Level.PUBLIC) // CHUNK)
    parts = [reverse("pages:sitemap_pages")]
    parts += [reverse("pages:sitemap_projects", args=[number]) for number in range(1, chunks + 1)]
    groups = -(-authorities.count() // CHUNK)
    parts += [
        reverse("pages:sitemap_authorities", args=[number]) for number in range(1, groups + 1)
    ]
    lines = (f"<sitemap><loc>{_address(part)}</loc></sitemap>\n" for part in parts)
    return HttpResponse(_document("sitemapindex", lines), content_type=_XML)


def pages(request: HttpRequest) -> HttpResponse:
    """List the pages that are not projects."""
    lines = (f"<url><loc>{_address(reverse(name))}</loc></url>\n" for name in _PAGES)
    return HttpResponse(_document("urlset", lines), content_type=_XML)


def projects(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Stream the addresses of the projects of chunk `number` (from 1) and when each changed."""
    start = (number - 1) * CHUNK
    if number < 1 or start >= entries.count(Level.PUBLIC):
        raise Http404
    found = entries.addresses(Level.PUBLIC, start=start, stop=start + CHUNK)
    lines = (
        f"<url><loc>{_address(path)}</loc><lastmod>{timezone.localdate(changed)}</lastmod></url>\n"
        for path, changed in found
    )
    return StreamingHttpResponse(_document("urlset", lines), content_type=_XML)


def authority_pages(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """Stream the addresses of chunk `number` (from 1) of the authorities that publish."""
    start = (number - 1) * CHUNK
    if number < 1 or start >= authorities.count():
        raise Http404
    found = authorities.authorities(start=start, stop=start + CHUNK)
    paths = (path_of(one.siren, one.name) for one in found)
    lines = (f"<url><loc>{_address(path)}</loc></url>\n" for path in paths)
    return StreamingHttpResponse(_document("urlset", lines), content_type=_XML)


def _document(kind: str, lines: Iterable[str]) -> Iterator[str]:
    yield _HEAD.format(kind=kind)
    yield from lines
    yield f"</{kind}>\n"


def _address(path: str) -> str:
    return escape(f"{settings.SITE_URL}{path}")
