"""The pages of a list: a few numbers around the one shown."""

from typing import NamedTuple

from .addresses import Place

_AROUND = 2


class Step(NamedTuple):
    """A page to go to; an empty link is the page shown, number 0 a gap."""

    number: int
    link: str


class Pages(NamedTuple):
    """The links under a list; `before` and `after` are empty at its ends."""

    steps: list[Step]
    before: str
    after: str


def pages(place: Place, count: int) -> Pages:
    """Return the links to the pages of `place`, out of `count`."""
    current = place.query.page
    near = range(max(1, current - _AROUND), min(count, current + _AROUND) + 1)
    numbers = sorted({1, *near, count})
    steps: list[Step] = []
    for page in numbers:
        if steps and page > steps[-1].number + 1:
            steps.append(Step(0, ""))
        steps.append(Step(page, "" if page == current else place.link(page=page)))
    return Pages(
        steps,
        place.link(page=current - 1) if current > 1 else "",
        place.link(page=current + 1) if current < count else "",
    )
