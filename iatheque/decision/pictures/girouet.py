"""The girouet as a signpost: a mast, four boards turned by their mean, a pennant for the whole."""

from iatheque.decision.results.girouet import GirouetResult, Sheet
from iatheque.decision.results.means import written
from iatheque.lib.messages import N_

from .drawing import INK, PAPER, SOFT, Point, drawing, element, numbers, words

_WIDTH, _HEIGHT = 480, 520
_MAST = 240.0
_TOP, _STEP, _BOARD = 130.0, 92.0, 70.0
_BACK, _SHOULDER, _TIP = -52, 182, 234  # how far a board goes from the mast
_NAMES = {
    "engagement": N_("Engagement"),
    "qualite": N_("Qualité de vie"),
    "organisation": N_("Organisation"),
    "managers": N_("Encadrement"),
}
_GOOD, _BAD, _NEUTRAL = "#dcebdf", "#f6dfda", "#eceae4"


def picture(result: GirouetResult) -> str:
    """Return the SVG of a synthesis: right is favourable, left unfavourable, upright unknown."""
    body = element("line", x1=_MAST, y1=24, x2=_MAST, y2=_HEIGHT - 14, stroke=INK, stroke_width=7,
                   stroke_linecap="round", class_="mast")  # fmt: skip
    body += element("line", x1=_MAST - 70, y1=_HEIGHT - 10, x2=_MAST + 70, y2=_HEIGHT - 10,
                    stroke=INK, stroke_width=5, stroke_linecap="round", class_="mast")  # fmt: skip
    body += _sides() + _pennant(result)
    body += "".join(_board(sheet, _TOP + _STEP * rank) for rank, sheet in enumerate(result.sheets))
    return drawing("girouet", (_WIDTH, _HEIGHT), "Girouet", description(result), body)


def description(result: GirouetResult) -> str:
    """Return in one sentence what the picture shows."""
    said = (f"{sheet.group.label} : {_side(sheet)}" for sheet in result.sheets)
    return f"Ensemble : {_side(result)}. {' ; '.join(said)}."


def _side(turned: GirouetResult | Sheet) -> str:
    if turned.is_favourable is None:
        return "pas de note"
    side = "favorable" if turned.is_favourable else "défavorable"
    return f"{written(turned.mean)} sur 4, {side}"


def _turn(turned: GirouetResult | Sheet) -> int:
    """Return 1 to the right, -1 to the left, 0 when nothing is known."""
    return {True: 1, False: -1, None: 0}[turned.is_favourable]


def _sides() -> str:
    left = words(
        "← défavorable", (8, 108), text_anchor="start", font_size=20, fill=SOFT, class_="soft"
    )
    return left + words(
        "favorable →", (472, 108), text_anchor="end", font_size=20, fill=SOFT, class_="soft"
    )


def _pennant(result: GirouetResult) -> str:
    """A boat's pennant at the top of the mast, on the side of the mean of the whole."""
    if not (turn := _turn(result)):
        return words("?", (_MAST + 24, 58), font_size=26, font_weight=700)
    corners = ((_MAST, 24), (_MAST + turn * 116, 49), (_MAST, 74))
    flag = element("polygon", points=numbers(*corners), fill=_GOOD if turn > 0 else _BAD,
                   stroke=INK, stroke_width=2, class_=_tone(turn))  # fmt: skip
    note = words(written(result.mean), (_MAST + turn * 38, 58), font_size=26, font_weight=700,
                 class_="on-board")  # fmt: skip
    side = "start" if turn > 0 else "end"
    return flag + note + words("l’ensemble", (_MAST + turn * 124, 55), text_anchor=side,
                               font_size=20, fill=SOFT, class_="soft")  # fmt: skip


def _tone(turn: int) -> str:
    return {1: "board board-good", -1: "board board-bad"}.get(turn, "board")


def _board(sheet: Sheet, top: float) -> str:
    """A board: pointed on the side of its mean, its name, three notches with the notes."""
    turn = _turn(sheet)
    fill = {1: _GOOD, -1: _BAD}.get(turn, _NEUTRAL)
    shape = element("polygon", points=numbers(*_corners(turn, top)), fill=fill, stroke=INK,
                    stroke_width=2, stroke_dasharray="" if turn else "3 5",
                    class_=_tone(turn))  # fmt: skip
    middle = _MAST + turn * 60
    name = words(_NAMES.get(sheet.group.key, sheet.group.label), (middle, top + 25), font_size=21,
                 font_weight=700, class_="on-board")  # fmt: skip
    head = (_MAST + turn * 190, top + _BOARD / 2 + 10)
    note = words(written(sheet.mean), head, font_size=28, font_weight=700,
                 class_="on-board") if turn else ""  # fmt: skip
    return shape + name + note + _notches(sheet, middle, top)


def _corners(turn: int, top: float) -> tuple[Point, ...]:
    bottom, half = top + _BOARD, top + _BOARD / 2
    if not turn:
        return (_MAST - 110, top), (_MAST + 110, top), (_MAST + 110, bottom), (_MAST - 110, bottom)
    back, shoulder, tip = (_MAST + turn * far for far in (_BACK, _SHOULDER, _TIP))
    return (back, top), (shoulder, top), (tip, half), (shoulder, bottom), (back, bottom)


def _notches(sheet: Sheet, middle: float, top: float) -> str:
    """Three notches cut in the lower edge, the note of each item above its notch."""
    bottom = top + _BOARD
    places = [middle + 62 * (rank - (len(sheet.items) - 1) / 2) for rank in range(len(sheet.items))]
    path = " ".join(
        f"M{numbers((x - 7, bottom + 1), (x, bottom - 11), (x + 7, bottom + 1))} Z" for x in places
    )
    notes = "".join(
        words(written(item.mean) if item.mean is not None else "?", (x, bottom - 17),
              font_size=20, class_="on-board")
        for x, item in zip(places, sheet.items, strict=True)
    )  # fmt: skip
    notches = element("path", d=path, fill=PAPER, stroke=INK, stroke_width=2, class_="notch")
    return notches + notes
