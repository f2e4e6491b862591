"""The pictures as a browser draws them: every word whole, inside the frame, over no other word."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from iatheque.decision.answers import Answer, Answers
from iatheque.decision.loading import current
from iatheque.decision.pictures import girouet as girouet_pictures
from iatheque.decision.pictures import radar as radar_pictures
from iatheque.decision.results import girouet, radar

# Words that touch another word, or leave the frame; and boards narrower than what they bear.
_WRONG = """() => {
  const frame = document.querySelector("svg").getBoundingClientRect();
  const texts = [...document.querySelectorAll("svg text")].map((one) => [
    one.textContent, one.getBoundingClientRect()]);
  const found = texts.filter(([, box]) => box.left < frame.left || box.right > frame.right
    || box.top < frame.top || box.bottom > frame.bottom).map(([text]) => `out: ${text}`);
  texts.forEach(([text, box], rank) => texts.slice(rank + 1).forEach(([other, there]) => {
    const wide = Math.min(box.right, there.right) - Math.max(box.left, there.left);
    const high = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
    if (wide > 1 && high > 4) found.push(`${text} / ${other}`);
  }));
  return found;
}"""


def noted(tool: str, notes: list[int]) -> Answers:
    """Return those notes, again and again; 0 is « ne sait pas »."""
    return {
        item.key: Answer(notes[rank % len(notes)] or None, unknown=not notes[rank % len(notes)])
        for rank, item in enumerate(current(tool).items)
    }


def radar_of(*moments: list[int]) -> str:
    names = [one.value for one in current("radar").moments]
    given = {name: noted("radar", notes) for name, notes in zip(names, moments, strict=False)}
    return radar_pictures.picture(radar.result(current("radar"), given, names[len(moments) - 1]))


def girouet_of(*voices: list[int]) -> str:
    said = [noted("girouet", notes) for notes in voices]
    found = girouet.result(current("girouet"), said, "amont", enough=1)
    return girouet_pictures.picture(found)


DRAWINGS = {
    "radar, gaps and three moments": radar_of([1, 0, 2], [2, 3, 0, 4], [4, 4, 3, 0, 1]),
    "radar, all gaps": radar_of([0]),
    "radar, all high": radar_of([4]),
    "girouet, favourable": girouet_of([4, 3, 3], [3, 3, 4], [4, 4, 3]),
    "girouet, unfavourable": girouet_of([1, 2, 2], [2, 1, 1], [1, 2, 1]),
    "girouet, unknown": girouet_of([0]),
    "girouet, both sides": girouet_of([4, 4, 4, 1, 2, 2, 0, 0, 0]),
}


@pytest.mark.parametrize("width", [290, 900])
def test_words_stay_in_the_frame_and_apart(width: int, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": width, "height": 1200})
    found = {}
    for name, drawing in DRAWINGS.items():
        page.set_content(drawing)
        if wrong := page.evaluate(_WRONG):
            found[name] = wrong
    assert found == {}
