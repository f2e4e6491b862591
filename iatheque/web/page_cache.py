"""Anonymous pages, kept whole in the memory of the worker until the catalogue changes.

The key holds the catalogue's tag (version, index, day, release): nothing is ever purged by hand.
A request that carries a session cookie or a token passes through untouched.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from iatheque.search.tag import catalogue_tag

_ENTRY_LIMIT = 1024 * 1024
_COMPRESS_FROM = 1024
_CACHED_PREFIXES = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/xml",
    "image/svg",
)


@dataclass(frozen=True, slots=True)
class _Page:
    content: bytes
    zipped: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> int:
        return len(self.content) + len(self.zipped) + 2000


class PageStore:
    """Pages by key, the least recently used dropped first when `limit` bytes are passed."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pages: OrderedDict[tuple[str, str], _Page] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: tuple[str, str]) -> _Page | None:
        """Return the page, marked as just used."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: tuple[str, str], page: _Page) -> None:
        """Keep the page, and drop the oldest ones beyond the limit."""
        with self._lock:
            if old := self._pages.pop(key, None):
                self._weight -= old.weight
            self._pages[key] = page
            self._weight += page.weight
            while self._weight > self._limit and self._pages:
                _, dropped = self._pages.popitem(last=False)
                self._weight -= dropped.weight


class PageCacheMiddleware:
    """Answers anonymous GET requests from memory, with ETag and gzip; outermost of all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed("IATHEQUE_PAGE_CACHE_MB is 0")
        self.get_response = get_response
        self.store = PageStore(settings.PAGE_CACHE_BYTES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or _names_a_person(request):
            return self.get_response(request)
        tag = catalogue_tag()
        etag = f'W/"{tag}"'
        if request.META.get("HTTP_IF_NONE_MATCH") == etag:
            return _not_modified(etag)
        key = (tag, request.build_absolute_uri())
        page = self.store.get(key)
        if page is None:
            response = self.get_response(request)
            if not _cacheable(response):
                return response
            _mark(response, etag)
            if request.method == "HEAD":
                return response
            page = _page(response)
            self.store.put(key, page)
        return _answer(page, zipped="gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""))


def _names_a_person(request: HttpRequest) -> bool:
    """True when the answer may depend on who asks: a session, or a token of the API."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META


def _cacheable(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response.headers
        and len(response.content) <= _ENTRY_LIMIT
        and response.headers.get("Content-Type", "").startswith(_CACHED_PREFIXES)
    )


def _mark(response: HttpResponse, etag: str) -> None:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])


def _page(response: HttpResponse) -> _Page:
    content = response.content
    zipped = gzip.compress(content, 6, mtime=0) if len(content) >= _COMPRESS_FROM else b""
    headers = tuple((name, value) for name, value in response.items() if name != "Content-Length")
    return _Page(content, zipped, headers)


def _answer(page: _Page, *, zipped: bool) -> HttpResponse:
    use_gzip = zipped and bool(page.zipped)
    response = HttpResponse(page.zipped if use_gzip else page.content)
    for name, value in page.headers:
        response.headers[name] = value
    if use_gzip:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    return response


def _not_modified(etag: str) -> HttpResponse:
    response = HttpResponseNotModified()
    response.headers["ETag"] = etag
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response
