"""What the pages may cost, measured in a real browser on a library served as in production."""

import pytest
from playwright.sync_api import Browser

from iatheque.lib.ecoindex import Weight
from iatheque.web.pages.sobriety import measures
from tests.e2e.weighing import PAGES, library, weigh

_FRONT, _LIST, _TEXT = Weight(350, 8, 80), Weight(620, 10, 120), Weight(350, 8, 80)
_PICTURES = Weight(350, 8, 120)
BUDGETS = {
    "home": _FRONT,
    "sheet": _FRONT,
    "list": _LIST,
    "table": _LIST,
    "map": Weight(620, 16, 300),
    "data": _TEXT,
    "context": _TEXT,
    "figures": _LIST,
    "authorities": _LIST,
    "authority": _FRONT,
    "help": _PICTURES,
}


@pytest.fixture(scope="module")
def weights(browser: Browser) -> dict[str, Weight]:
    with library() as url:
        return weigh(browser, url)


def test_every_page_stays_within_its_budget(weights: dict[str, Weight]) -> None:
    over = {
        key: (weight, BUDGETS[key])
        for key, weight in weights.items()
        if weight.elements > BUDGETS[key].elements
        or weight.requests > BUDGETS[key].requests
        or weight.kilobytes > BUDGETS[key].kilobytes
    }
    assert over == {}
    assert set(weights) == set(PAGES)


def test_the_figures_of_the_page_are_true(weights: dict[str, Weight]) -> None:
    """When this fails: `python -m tests.e2e.weighing`, and read what grew."""
    _day, shown = measures()
    assert {one.key: one.weight.requests for one in shown} == {
        key: weight.requests for key, weight in weights.items()
    }
    for one in shown:
        assert one.weight.elements == pytest.approx(weights[one.key].elements, rel=0.1)
        assert one.weight.kilobytes == pytest.approx(weights[one.key].kilobytes, rel=0.1)
