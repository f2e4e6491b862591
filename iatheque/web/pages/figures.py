"""What the catalogue counts, at the public level: from its search index, which counts at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from iatheque.projects import authorities
from iatheque.projects.entries import first_publication
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import ABANDONED
from iatheque.search.finder import find
from iatheque.search.query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class Figures:
    """Published projects, the authorities that carry them, those abandoned; since when."""

    projects: int
    authorities: int
    abandoned: int
    since: datetime | None
    themes: Mapping[str, int]

    @property
    def abandoned_share(self) -> int:
        """The share of abandoned projects, in percent."""
        return round(100 * self.abandoned / self.projects) if self.projects else 0


def figures() -> Figures:
    """Count the whole catalogue; `themes` are those that have projects (two queries)."""
    results = find(CatalogueQuery(), Level.PUBLIC, page_size=1)
    counts = {
        facet.field.key: {bucket.value: bucket.count for bucket in facet.buckets}
        for facet in results.facets
    }
    return Figures(
        projects=results.total,
        themes=counts.get("theme", {}),
        abandoned=counts.get("projet_status", {}).get(ABANDONED, 0),
        # Apart: each is read from its own index.
        authorities=authorities.count(),
        since=first_publication(Level.PUBLIC),
    )
