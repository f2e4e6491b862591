"""What a reader asks of the catalogue, as its address says it; no search engine here."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from iatheque.access.gate import filterable_fields, sortable_fields
from iatheque.lib.text import clean_line
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level

from .analysis import surface

RELEVANCE = "pertinence"
LATEST = "-date"
SORTS = (RELEVANCE, "nom_projet", "-projet_date", "projet_date", LATEST, "date")

_TEXT, _SORT, _PAGE = "q", "tri", "page"
_MAX_TEXT = 500
MAX_VALUES = 50
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SIREN_OR_SIRET = re.compile(r"[0-9]{9}(?:[0-9]{5})?")


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """A question to the catalogue: text, filters (OR inside a field, AND between), order, page.

    `filters` holds canonical values by field key, in the order asked; `sort` is one of `SORTS`, or
    empty for the usual one. Build it with `parse`: what a level may not query is not in it.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    @property
    def order(self) -> str:
        """The sort in force: relevance when there is a text, else the latest update first."""
        return self.sort or (RELEVANCE if self.text else LATEST)

    def parameters(
        self, *, text: str | None = None, sort: str | None = None, page: int | None = None
    ) -> list[tuple[str, str]]:
        """Return the parameters of its address, with changes; what is usual is left out.

        Another text or sort goes back to the first page unless `page` says otherwise.
        """
        moved = text is not None or sort is not None
        changed = replace(
            self,
            text=self.text if text is None else text,
            sort=self.sort if sort is None else sort,
            page=(1 if moved else self.page) if page is None else page,
        )
        return _pairs(changed)

    def with_filter(self, key: str, value: str) -> "CatalogueQuery":
        """Return the query with one more value for the field `key`, on its first page."""
        values = dict.fromkeys((*self.filters.get(key, ()), value))
        return replace(self, filters={**self.filters, key: tuple(values)}, page=1)

    def without_filter(self, key: str, value: str | None = None) -> "CatalogueQuery":
        """Return the query without that value (None: without any) for `key`, on its first page."""
        left = tuple(found for found in self.filters.get(key, ()) if value not in {None, found})
        filters = {**self.filters, key: left}
        return replace(self, filters={key: kept for key, kept in filters.items() if kept}, page=1)


def parse(lists: Iterable[tuple[str, list[str]]], level: Level) -> CatalogueQuery:
    """Return the query that the parameters of an address make at `level`; never raises.

    `lists` is what `QueryDict.lists()` gives. Parameters that are unknown, that the level may not
    query, or whose value means nothing are dropped, each as if it were not there.
    """
    asked = dict(lists)
    text = _read_text(asked.get(_TEXT, []))
    sort = _read_sort(asked.get(_SORT, []), level)
    fields = filterable_fields(level)
    filters = {key: _read_values(fields[key], asked[key]) for key in asked if key in fields}
    query = CatalogueQuery(
        text=text,
        filters={key: values for key, values in filters.items() if values},
        sort="" if sort == RELEVANCE else sort,
        page=_read_page(asked.get(_PAGE, [])),
    )
    return replace(query, sort="") if query.sort == replace(query, sort="").order else query


def _pairs(query: CatalogueQuery) -> list[tuple[str, str]]:
    pairs = [(_TEXT, query.text)] if query.text else []
    pairs += [(key, value) for key, values in query.filters.items() for value in values]
    if query.order != replace(query, sort="").order:
        pairs.append((_SORT, query.sort))
    if query.page > 1:
        pairs.append((_PAGE, str(query.page)))
    return pairs


def _read_text(values: list[str]) -> str:
    text = clean_line(values[-1][: 4 * _MAX_TEXT])[:_MAX_TEXT].strip() if values else ""
    return text if surface(text) else ""


def _read_sort(values: list[str], level: Level) -> str:
    sort = values[-1] if values else ""
    known = sort == RELEVANCE or sort.removeprefix("-") in sortable_fields(level)
    return sort if sort in SORTS and known else ""


def _read_page(values: list[str]) -> int:
    found = values[-1] if values else ""
    return max(1, int(found)) if re.fullmatch(r"[0-9]{1,6}", found) else 1


def _read_values(field: Field, raws: list[str]) -> tuple[str, ...]:
    read = _READERS.get(field.kind, _read_choice)
    found = (read(field, raw[:_MAX_TEXT]) for raw in raws[:MAX_VALUES])
    return tuple(dict.fromkeys(value for value in found if value))


def _read_choice(field: Field, raw: str) -> str | None:
    return field.vocabulary.match(clean_line(raw)) if field.vocabulary else None


def _read_year(_field: Field, raw: str) -> str | None:
    return raw.strip() if _YEAR.fullmatch(raw.strip()) else None


def _read_siret(_field: Field, raw: str) -> str | None:
    digits = re.sub(r"\s", "", raw)
    return digits if _SIREN_OR_SIRET.fullmatch(digits) else None


_READERS: dict[Kind, Callable[[Field, str], str | None]] = {
    Kind.MONTH: _read_year,
    Kind.DAY: _read_year,
    Kind.SIRET: _read_siret,
}
