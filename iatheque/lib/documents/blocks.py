"""The blocks that a document is made of; texts are those that people read, already translated."""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from iatheque.lib.text import clean_line, seen

_LEAST, _MOST = 4, 14  # square roots of numbers of characters: a word, three lines
_LINKED = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text; `is_blank` when somebody has to complete them, `url` when they lead there.

    Characters nobody sees are dropped: some are forbidden in XML, others turn the line around.
    """

    text: str
    is_blank: bool = False
    url: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "\n".join(seen(self.text).splitlines()))
        if not self.url.startswith(_LINKED):
            object.__setattr__(self, "url", "")


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the document; level 2 is under that of the document."""

    text: str
    level: int = 2
    starts_page: bool = False
    kind: ClassVar[str] = "heading"

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean_line(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words; `is_quote` when they are to be copied as they are."""

    runs: Text
    is_quote: bool = False
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[Text, ...]
    kind: ClassVar[str] = "points"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; the first cell of each row names it. `caption` says what it holds."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    kind: ClassVar[str] = "table"

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the width that each column takes, out of 1.

        A label is narrow beside its answer; a larger table gives more room to what is longer.
        """
        if len(self.header) == 2:
            return (0.38, 0.62)
        weights = [_weight(column) for column in zip(self.header, *self.rows, strict=True)]
        return tuple(weight / sum(weights) for weight in weights)


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to be written on, under `label`; all of it stays on one page, `lead` first."""

    label: str
    count: int
    lead: tuple[Text, ...] = ()
    kind: ClassVar[str] = "lines"


@dataclass(frozen=True, slots=True)
class Picture:
    """A vector picture, the same thing in words (`alt`), and its caption."""

    svg: str
    alt: str
    caption: str
    kind: ClassVar[str] = "picture"


Block = Heading | Paragraph | Points | Table | Lines | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `letterhead` says whose it is, `notice` warns at its head, `footer` is at the foot of each page.
    Each is one line.
    """

    title: str
    letterhead: str
    author: str
    description: str
    notice: str
    blocks: tuple[Block, ...]
    footer: str
    language: str = "fr-FR"

    def __post_init__(self) -> None:
        for name in ("title", "letterhead", "author", "description", "notice", "footer"):
            object.__setattr__(self, name, clean_line(getattr(self, name)))


def words(text: str, url: str = "") -> Text:
    """Return plain words as a text; they lead to `url` when it is an address one may follow."""
    return (Run(text, url=url),)


def blank(hint: str) -> Text:
    """Return what somebody has to complete, said by `hint`."""
    return (Run(hint, is_blank=True),)


def as_data(document: Document) -> dict[str, Any]:
    """Return the document as JSON data; each block names its `kind`."""
    blocks = [{"kind": block.kind, **asdict(block), **_layout(block)} for block in document.blocks]
    return {**asdict(document), "blocks": blocks}


def _layout(block: Block) -> dict[str, Any]:
    return {"shares": block.shares} if isinstance(block, Table) else {}


def _weight(column: tuple[str | Text, ...]) -> float:
    """Return how much room the cells of a column ask for: neither nothing nor everything."""
    longest = max(len(cell if isinstance(cell, str) else plain(cell)) for cell in column)
    return float(min(max(longest**0.5, _LEAST), _MOST))


def as_text(document: Document) -> list[str]:
    """Return what the document says, a line per block, row or item, blanks between brackets."""
    return [line for block in document.blocks for line in _said(block)]


def plain(text: Text) -> str:
    """Return a text without its marks, blanks between brackets."""
    return "".join(f"[{run.text}]" if run.is_blank else run.text for run in text)


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [plain(block.runs)]
        case Points():
            return [f"- {plain(item)}" for item in block.items]
        case Table():
            return [" | ".join(map(plain, row)) for row in block.rows]
        case Lines():
            return [*map(plain, block.lead), f"{block.label} {'_' * block.count}"]
        case Picture():
            return [block.caption, block.alt]
