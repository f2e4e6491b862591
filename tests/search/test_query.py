"""What the parameters of an address ask for, and the address of what is asked."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from iatheque.schema.levels import Level
from iatheque.search.query import SORTS, CatalogueQuery, parse


def _parse(address: str, level: Level = Level.PUBLIC) -> CatalogueQuery:
    return parse(QueryDict(address).lists(), level)


def test_parse_reads_everything_it_knows() -> None:
    address = (
        "q=+fuites+d’eau&theme=Mobilités&theme=Administration+et+organisation+interne"
        "&projet_date=2024&tri=nom_projet&page=3"
    )
    assert _parse(address) == CatalogueQuery(
        text="fuites d’eau",
        filters={
            "theme": ("Mobilités", "Administration et organisation interne"),
            "projet_date": ("2024",),
        },
        sort="nom_projet",
        page=3,
    )


@pytest.mark.parametrize(
    "address",
    [
        "inconnu=1",
        "theme=rien+de+tel",
        "theme=",
        "usage_description=eau",
        "budget=moins+de+50k€",
        "type_algorithme=NSP",
        "tri=budget",
        "tri=-nom_projet",
        "tri=pertinence",
        "tri=-date",
        "projet_date=09/2024",
        "projet_date=24",
        "coll_siret=123",
        "page=0",
        "page=-1",
        "page=deux",
        "page=99999999999999999999",
        "q=%00%2A%22",
        "q=+",
    ],
)
def test_parse_drops_what_is_unknown_unreadable_or_meaningless(address: str) -> None:
    assert _parse(address) == CatalogueQuery()


def test_parse_at_restreint_reads_reserved_filters() -> None:
    assert _parse("budget=moins+de+50k€&type_algorithme=NSP", Level.RESTREINT) == CatalogueQuery(
        filters={"budget": ("moins de 50k€",), "type_algorithme": ("NSP",)}
    )


def test_parse_brings_values_to_those_of_the_lists() -> None:
    address = "theme=MOBILITES&projet_status=terminé&coll_type=Commune&coll_type=communes"
    assert _parse(address + "&coll_siret=212+202+782+00018&placement_visee=plutot+nouveau") == (
        CatalogueQuery(
            filters={
                "theme": ("Mobilités",),
                "projet_status": ("Terminée",),
                "coll_type": ("Commune",),
                "coll_siret": ("21220278200018",),
                "placement_visee": ("plutôt nouveau",),
            }
        )
    )


def test_parse_takes_the_last_of_repeated_single_parameters_and_cuts_long_text() -> None:
    assert _parse(f"q=un&q={'x' * 10_000}&page=2&page=4") == CatalogueQuery("x" * 500, page=4)


def test_parameters_leave_out_what_is_usual() -> None:
    assert [
        _parse(address).parameters()
        for address in ("", "tri=-date", "q=eau&tri=pertinence", "q=eau&tri=-date", "page=1")
    ] == [[], [], [("q", "eau")], [("q", "eau"), ("tri", "-date")], []]


def test_parameters_with_changes_go_back_to_the_first_page() -> None:
    query = CatalogueQuery("eau", {"theme": ("Mobilités",)}, "nom_projet", 4)
    theme = ("theme", "Mobilités")
    assert query.parameters() == [("q", "eau"), theme, ("tri", "nom_projet"), ("page", "4")]
    assert query.parameters(sort="") == [("q", "eau"), theme]
    assert query.parameters(text="") == [theme, ("tri", "nom_projet")]
    assert query.parameters(page=5)[-1] == ("page", "5")


def test_filters_are_added_and_taken_away() -> None:
    query = CatalogueQuery(filters={"theme": ("Mobilités",)}, page=4)
    more = query.with_filter("coll_type", "EPCI").with_filter("theme", "Mobilités")
    assert more == CatalogueQuery(filters={"theme": ("Mobilités",), "coll_type": ("EPCI",)})
    two = more.with_filter("coll_type", "Commune")
    assert two.without_filter("coll_type", "EPCI") == CatalogueQuery(
        filters={"theme": ("Mobilités",), "coll_type": ("Commune",)}
    )
    assert two.without_filter("coll_type") == CatalogueQuery(filters={"theme": ("Mobilités",)})
    assert query.without_filter("theme", "Mobilités") == CatalogueQuery()
    assert query.without_filter("coll_type") == CatalogueQuery(filters={"theme": ("Mobilités",)})


def test_order_is_relevance_with_a_text_and_latest_update_without() -> None:
    assert [CatalogueQuery().order, CatalogueQuery("eau").order, _parse("tri=date").order] == [
        "-date",
        "pertinence",
        "date",
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "tri", "page", "theme", "budget", "projet_date", "x"]),
            st.lists(st.sampled_from([*SORTS, "2", "2024", "Mobilités", "eau"]) | st.text()),
        )
    ),
    st.sampled_from(list(Level)),
)
def test_an_address_made_from_a_query_asks_the_same(
    lists: list[tuple[str, list[str]]], level: Level
) -> None:
    query = parse(lists, level)
    again: dict[str, list[str]] = {}
    for key, value in query.parameters():
        again.setdefault(key, []).append(value)
    assert parse(again.items(), level) == query
