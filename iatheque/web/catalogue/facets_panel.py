"""The panel of facets: what is asked first, a few values each, the rest on demand."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext

from iatheque.schema.field import Field
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import THEME_OF_SUBTHEME, THEMES
from iatheque.search.results import Bucket, Facet
from iatheque.web.cards import THEME_SLUGS
from iatheque.web.filters import number
from iatheque.web.words import labels

from .addresses import Place

SHOWN = 8
_ORDER = ("theme", "sous_theme", "coll_type", "projet_status", "audience_service", "projet_date")


class Choice(NamedTuple):
    """One box to tick."""

    value: str
    label: str
    count: str
    selected: bool
    theme_slug: str


class Group(NamedTuple):
    """Choices under a theme; `label` is empty for those of a facet without groups."""

    label: str
    theme_slug: str
    choices: list[Choice]


class Part(NamedTuple):
    """One facet as shown: `more` leads to all its values, `hidden` says how many are not here.

    `is_whole` tells that all were asked for.
    """

    key: str
    label: str
    level: Level
    groups: list[Group]
    hidden: int
    more: str
    is_whole: bool


def panel(facets: Iterable[Facet], place: Place, whole: Iterable[str] = ()) -> list[Part]:
    """Return the parts of the panel, those of `whole` (`?plus=`) with all their values."""
    whole = frozenset(whole)
    rank = {key: place for place, key in enumerate(_ORDER)}
    ordered = sorted(facets, key=lambda facet: rank.get(facet.field.key, len(rank)))
    return [
        _part(facet, place, is_whole=facet.field.key in whole) for facet in ordered if facet.buckets
    ]


def unshown(facets: Iterable[Facet], place: Place) -> list[tuple[str, str]]:
    """Return the filters that no box of the panel carries: the form keeps them as they are."""
    keys = {facet.field.key for facet in facets}
    filters = place.query.filters.items()
    return [(key, value) for key, values in filters if key not in keys for value in values]


def _part(facet: Facet, place: Place, *, is_whole: bool) -> Part:
    field = facet.field
    kept = facet.buckets if is_whole else _few(facet.buckets)
    said = labels(field)
    choices = [_choice(field, bucket, said) for bucket in kept]
    groups = _by_theme(choices) if field.key == "sous_theme" else [Group("", "", choices)]
    hidden = len(facet.buckets) - len(kept)
    more = place.more(field.key) if hidden else ""
    return Part(field.key, gettext(field.label), field.level, groups, hidden, more, is_whole)


def _few(buckets: tuple[Bucket, ...]) -> list[Bucket]:
    """Return the first buckets and every selected one; a single one more is not hidden."""
    if len(buckets) <= SHOWN + 1:
        return list(buckets)
    return [bucket for rank, bucket in enumerate(buckets) if rank < SHOWN or bucket.selected]


def _choice(field: Field, bucket: Bucket, said: dict[str, str]) -> Choice:
    return Choice(
        bucket.value,
        said.get(bucket.value, bucket.label),
        number(bucket.count),
        bucket.selected,
        THEME_SLUGS.get(bucket.value, "") if field.key == "theme" else "",
    )


def _by_theme(choices: list[Choice]) -> list[Group]:
    groups = {theme.name: Group(gettext(theme.name), theme.slug, []) for theme in THEMES}
    for choice in choices:
        theme = THEME_OF_SUBTHEME.get(choice.value, "")
        groups.setdefault(theme, Group("", "", [])).choices.append(choice)
    return [group for group in groups.values() if group.choices]
