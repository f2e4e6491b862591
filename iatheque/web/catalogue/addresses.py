"""Addresses of the catalogue: every link of a list keeps its query and its way of being seen."""

from dataclasses import dataclass
from urllib.parse import urlencode

from iatheque.search.boxes import Box
from iatheque.search.query import CatalogueQuery

LIST = "/projets/"
CARDS = "fiches"
TABLE = "tableau"
MAP = "carte"
CHARTS = "graphiques"
VIEWS = (CARDS, TABLE, MAP, CHARTS)
MAP_DATA = f"{LIST}carte.json"
MAP_LIST = f"{LIST}carte/liste"
FILES = "/donnees/projets"


@dataclass(frozen=True, slots=True)
class Place:
    """A query seen in one of the VIEWS; `frame` is the part of the map that is shown."""

    query: CatalogueQuery
    view: str = CARDS
    frame: Box | None = None

    def link(
        self,
        query: CatalogueQuery | None = None,
        *,
        view: str = "",
        frame: Box | None = None,
        **changes: object,
    ) -> str:
        """Return the address of this list after `changes` (text, sort, page), or of `query`.

        Only the map keeps its `frame`: the other views show all that is found.
        """
        pairs = (query or self.query).parameters(**changes)
        view = view or self.view
        if view != CARDS:
            pairs = [*pairs, ("vue", view)]
        if view == MAP and (frame := frame or self.frame):
            pairs = [*pairs, ("cadre", frame.text)]
        return address(pairs)

    def more(self, key: str) -> str:
        """Return the address of this list with all the values of the facet `key` shown."""
        separator = "&" if "?" in (link := self.link()) else "?"
        return f"{link}{separator}plus={key}#facette-{key}"

    def feed(self, key: str) -> str:
        """Return the address of the feed of this list, `atom` or `json`."""
        return address(self.query.parameters(page=1, sort=""), f"{LIST}flux.{key}")

    def alert(self) -> str:
        """Return where one asks to hear of what is new in this list."""
        return address(self.query.parameters(page=1, sort=""), f"{LIST}alerte/")

    def file(self, extension: str) -> str:
        """Return the address of the whole result as a file: neither pages nor views."""
        return address(self.query.parameters(page=1, sort=""), f"{FILES}.{extension}")


def address(pairs: list[tuple[str, str]], path: str = LIST) -> str:
    """Return `path` with these parameters."""
    return f"{path}?{urlencode(pairs)}" if pairs else path
