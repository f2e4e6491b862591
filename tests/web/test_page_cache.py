"""Anonymous pages: kept until the catalogue changes, never shared with signed-in readers."""

import gzip

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from iatheque.accounts.models import User
from iatheque.web.page_cache import PageCacheMiddleware
from tests import factories

pytestmark = pytest.mark.django_db


class Page:
    """A view that counts how many times it is asked."""

    def __init__(self, text: str = "une page", **headers: str) -> None:
        self.asked = 0
        self.text, self.headers = text, headers

    def __call__(self, _request: HttpRequest) -> HttpResponse:
        self.asked += 1
        response = HttpResponse(self.text)
        for name, value in self.headers.items():
            response.headers[name] = value
        return response


def ask(middleware: PageCacheMiddleware, path: str = "/", **headers: str) -> HttpResponse:
    return middleware(RequestFactory().get(path, headers=headers))


def test_a_page_is_made_once_and_given_again() -> None:
    page = Page()
    middleware = PageCacheMiddleware(page)
    assert [ask(middleware).content, ask(middleware).content] == [b"une page"] * 2
    assert page.asked == 1


def test_each_address_has_its_own_page() -> None:
    page = Page()
    middleware = PageCacheMiddleware(page)
    for path in ("/", "/?q=a", "/?q=b", "/"):
        ask(middleware, path)
    assert page.asked == 3


def test_a_change_of_the_catalogue_makes_the_page_again() -> None:
    page = Page()
    middleware = PageCacheMiddleware(page)
    first = ask(middleware).headers["ETag"]
    factories.make_project()
    second = ask(middleware).headers["ETag"]
    assert (page.asked, first != second) == (2, True)


def test_a_reader_who_has_the_page_gets_304_without_a_body() -> None:
    page = Page()
    middleware = PageCacheMiddleware(page)
    etag = ask(middleware).headers["ETag"]
    again = ask(middleware, **{"if-none-match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert page.asked == 1


def test_head_is_answered_like_get_and_fills_nothing() -> None:
    page = Page()
    middleware = PageCacheMiddleware(page)
    head = middleware(RequestFactory().head("/"))
    assert head.headers["ETag"] == ask(middleware).headers["ETag"]
    assert page.asked == 2


def test_long_pages_travel_compressed_to_those_who_ask() -> None:
    text = "une page longue " * 100
    middleware = PageCacheMiddleware(Page(text))
    plain, zipped = ask(middleware), ask(middleware, **{"accept-encoding": "gzip, br"})
    assert (plain.content.decode(), gzip.decompress(zipped.content).decode()) == (text, text)
    assert [answer.headers["Vary"] for answer in (plain, zipped)] == ["Accept-Encoding, Cookie"] * 2
    assert zipped.headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("header", ["no-store", "private"])
def test_a_page_that_says_how_it_may_be_kept_is_left_alone(header: str) -> None:
    page = Page(**{"Cache-Control": header})
    middleware = PageCacheMiddleware(page)
    ask(middleware)
    assert (ask(middleware).headers["Cache-Control"], page.asked) == (header, 2)


def test_the_oldest_pages_leave_when_the_memory_is_full(settings: LazySettings) -> None:
    settings.PAGE_CACHE_BYTES = 5000
    page = Page()
    middleware = PageCacheMiddleware(page)
    for path in ("/a", "/b", "/c", "/c", "/a"):
        ask(middleware, path)
    assert page.asked == 4


def test_signed_in_readers_never_share_their_pages() -> None:
    person = User.objects.create_user("experte@labo.example", is_expert=True)
    client = Client()
    client.force_login(person)
    response = client.get("/projets/")
    assert (response.headers["Cache-Control"], "ETag" in response.headers) == (
        "private, no-store",
        False,
    )
