"""Counts by the values of fields, against a count by hand."""

from collections import Counter
from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import AUDIENCE_SERVICE, COLL_TYPE, PROJET_STATUS, THEME
from iatheque.search.counting import Ask, Counts, count, count_older
from iatheque.search.query import CatalogueQuery, parse
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = {
    "theme": THEME.values[:3],
    "coll_type": COLL_TYPE.values[:3],
    "projet_status": PROJET_STATUS.values[3:],
    "audience_service": AUDIENCE_SERVICE.values[:3],
    "projet_date": ("2023", "2024"),
    "date": ("2024", "2025"),
}

KEYS = (*LISTS, "sous_theme")


def some(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True)


def by_hand(found: list[Entry], ask: Ask, query: CatalogueQuery) -> Counts:
    """Count by reading every entry, the plainest way."""
    kept = [entry for entry in found if matches(entry, ask.filters(query))]
    combinations = [list(product(*(values(entry, key) for key in ask.keys))) for entry in kept]
    return Counts(
        len(kept),
        sum(1 for one in combinations if one),
        dict(Counter(combination for one in combinations for combination in one)),
    )


def matches(entry: Entry, filters: dict[str, tuple[str, ...]]) -> bool:
    return all(set(values(entry, key)) & set(wanted) for key, wanted in filters.items())


def values(entry: Entry, key: str) -> list[str]:
    found = entry.items(key)
    return [value[-4:] for value in found] if key in {"date", "projet_date"} else found


@pytest.fixture
def catalogue() -> list[Entry]:
    for rank in range(12):
        factories.make_project(
            theme=LISTS["theme"][rank % 3],
            coll_type=LISTS["coll_type"][rank % 2],
            projet_status=PROJET_STATUS.values[3 + rank % 5 // 4],
            status_abandon="Trop cher." if rank % 5 == 4 else None,
            audience_service=list(LISTS["audience_service"][: 1 + rank % 3]),
            sous_theme=["Education"] if rank % 4 == 0 else None,
            projet_date=f"0{1 + rank % 9}/202{3 + rank % 2}",
            date=f"1{rank % 9}/10/202{4 + rank % 2}",
        )
    return list(entries.stream(Level.PUBLIC))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True),
    chosen=st.fixed_dictionaries({}, optional={key: some(found) for key, found in LISTS.items()}),
    only=st.sampled_from([(), (("projet_status", "Abandonné"),)]),
)
def test_counts_are_those_made_by_hand(
    catalogue: list[Entry],
    keys: list[str],
    chosen: dict[str, list[str]],
    only: tuple[tuple[str, str], ...],
) -> None:
    query = parse(chosen.items(), Level.PUBLIC)
    ask = Ask(tuple(keys), only)
    assert count(query, Level.PUBLIC, [ask]) == {ask: by_hand(catalogue, ask, query)}


def test_several_counts_are_answered_together(catalogue: list[Entry]) -> None:
    asks = [Ask(("theme",)), Ask(("theme", "coll_type")), Ask(("audience_service",))]
    for query in (CatalogueQuery(), parse([("theme", [THEME.values[0]])], Level.PUBLIC)):
        expected = {ask: by_hand(catalogue, ask, query) for ask in asks}
        assert count(query, Level.PUBLIC, asks) == expected
        assert count(query, Level.PUBLIC, asks) == expected


def test_a_count_follows_the_catalogue(catalogue: list[Entry]) -> None:
    ask = Ask(("projet_status",))
    before = count(CatalogueQuery(), Level.PUBLIC, [ask])[ask].total
    factories.make_project()
    assert count(CatalogueQuery(), Level.PUBLIC, [ask])[ask].total == before + 1


@pytest.mark.parametrize("key", ["type_algorithme", "coll_siret", "nom_projet", "rien"])
def test_a_field_that_the_level_may_not_count_is_no_field(key: str) -> None:
    with pytest.raises(KeyError):
        count(CatalogueQuery(), Level.PUBLIC, [Ask((key,))])


def test_older_means_before_that_day() -> None:
    for day in ("14/10/2024", "15/10/2024", "16/10/2024", "01/01/2025"):
        factories.make_project(date=day)
    older = {
        day: count_older(CatalogueQuery(), Level.PUBLIC, "date", day)
        for day in ("14/10/2024", "15/10/2024", "16/10/2024", "31/12/2025")
    }
    assert older == {"14/10/2024": 0, "15/10/2024": 1, "16/10/2024": 2, "31/12/2025": 4}


def test_nothing_is_counted_in_an_empty_catalogue() -> None:
    ask = Ask(("theme", "coll_type"))
    assert count(CatalogueQuery(), Level.PUBLIC, [ask]) == {ask: Counts(0, 0, {})}
    assert count_older(CatalogueQuery(), Level.PUBLIC, "date", "01/01/2030") == 0
