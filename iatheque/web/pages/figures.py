"""What the catalogue counts, from the public entries alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from iatheque.projects.entries import ENTRY_MODELS
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import ABANDONED

_PUBLIC = ENTRY_MODELS[Level.PUBLIC]._default_manager


@dataclass(frozen=True, slots=True)
class Figures:
    """Published projects, the authorities that carry them, those abandoned; since when."""

    projects: int
    authorities: int
    abandoned: int
    since: datetime | None

    @property
    def abandoned_share(self) -> int:
        """The share of abandoned projects, in percent."""
        return round(100 * self.abandoned / self.projects) if self.projects else 0


def figures() -> Figures:
    """Count the whole catalogue (one query)."""
    return Figures(
        **_PUBLIC.aggregate(
            projects=Count("pk"),
            authorities=Count("siren", distinct=True),
            abandoned=Count("pk", filter=Q(projet_status=ABANDONED)),
            since=Min("first_published_at"),
        )
    )


def count_by_theme() -> dict[str, int]:
    """Return the number of projects of each theme that has some (one query)."""
    return dict(_PUBLIC.order_by().values_list("theme").annotate(Count("pk")))
