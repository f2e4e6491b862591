"""What a search gives back."""

from dataclasses import dataclass

from iatheque.schema.field import Field

from .query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet: how many projects have it, and whether it is chosen.

    `label` is French, not yet translated.
    """

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field among the results, its own choice left aside."""

    field: Field
    buckets: tuple[Bucket, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results: project keys in order, the facets, and how much there is in all.

    `corrected` is the text really searched when a typing error was forgiven. `pages` counts the
    pages that can be asked for; `beyond` is True past the last one of a search too large to be
    leafed through.
    """

    query: CatalogueQuery
    total: int
    pks: list[int]
    facets: tuple[Facet, ...]
    corrected: str | None
    pages: int
    beyond: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text offered while typing; `kind` is the key of the field it comes from."""

    text: str
    kind: str
