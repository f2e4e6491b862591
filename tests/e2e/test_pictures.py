"""The pictures of the help show the pages as they are: same titles, whatever the pixels."""

import json

from playwright.sync_api import Browser

from iatheque.web.pages.pictures import FIGURES
from tests.e2e.pictures import DEMO, headings, stops
from tests.e2e.weighing import library


def test_pictures_still_look_like_their_pages(browser: Browser) -> None:
    """When this fails: `python -m tests.e2e.pictures`, and look at what it took."""
    taken = {
        key: figures["headings"]
        for key, figures in json.loads(FIGURES.read_text(encoding="utf-8")).items()
    }
    with library(**DEMO) as url:
        shown = {key: headings(page) for key, page in stops(browser, url)}
    assert shown == taken
