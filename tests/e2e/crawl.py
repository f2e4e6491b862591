"""Walk the pages of the site as links lead, one of each kind."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page, Response

_LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
# The Django admin is its authors' work; a demonstration page signs other people in.
_ELSEWHERE = ("admin:", "sign_in_as")
# The part of the address that changes what the page is made of.
_SHAPES = {
    "workspace:step": "slug",
    "workspace:project": "public_id",
    "decision:fill": "tool",
    "decision:result": "tool",
}


def pages(
    page: Page, *starts: str, within: tuple[str, ...] = ("/",)
) -> Iterator[tuple[str, Response]]:
    """Open `starts` and what they lead to, one address of each kind; yield path and answer.

    A kind is the view with what changes its shape: how the catalogue shows its results, the step
    of the form, the state of a project in its authority's space. Files (their address
    does not end with a slash) are left out, unless given in `starts`; links out of `within` are not
    followed.
    """
    waiting, kinds = list(starts), set()
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address)
        if kind is None or kind in kinds:
            continue
        kinds.add(kind)
        answer = page.goto(address)
        assert answer
        yield address, answer
        paths = [_path(link) for link in page.evaluate(_LINKS) if _is_page(page, link)]
        waiting += [path for path in paths if path.startswith(within)]


def _kind(address: str) -> tuple[str, str] | None:
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return ("missing", "")
    if match.view_name.startswith(_ELSEWHERE):
        return None
    shape = _SHAPES.get(match.view_name)
    view = parse_qs(parts.query).get("vue", [""])[0]
    return match.view_name, str(match.kwargs[shape]) if shape else view


def _is_page(page: Page, link: str) -> bool:
    parts = urlsplit(link)
    return parts.netloc == urlsplit(page.url).netloc and parts.path.endswith("/")


def _path(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
