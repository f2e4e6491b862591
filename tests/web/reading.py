"""Reading our own pages: elements by tag and attributes, with the words a person sees."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


@dataclass
class Element:
    """A tag of a page, what it says (spaces collapsed), and how many elements it holds."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def text(self) -> str:
        """The words inside, on one line."""
        return " ".join("".join(self.words).replace("\xa0", "¤").split()).replace("¤", "\xa0")

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class Page(HTMLParser):
    """A page, read once."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        for parent in self._open:
            parent.size += 1
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for parent in self._open:
            parent.words.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of that tag with these attributes (`class_` holds one name)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(value in element[name].split() for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only such element."""
        (element,) = self.all(tag, **attributes)
        return element

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """Return what such elements say."""
        return [element.text for element in self.all(tag, **attributes)]
