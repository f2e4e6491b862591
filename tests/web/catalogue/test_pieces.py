"""The small parts of a list: addresses, pills, orders, pages, panel."""

from django.http import QueryDict

from iatheque.access.gate import facet_fields
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.search.query import parse
from iatheque.search.results import Bucket, Facet
from iatheque.web.catalogue.addresses import TABLE, Place
from iatheque.web.catalogue.facets_panel import Choice, Group, Part, panel, unshown
from iatheque.web.catalogue.pagination import Pages, Step, pages
from iatheque.web.catalogue.pills import Pill, pills
from iatheque.web.catalogue.sorting import Header, Order, header, orders


def place(parameters: str = "", view: str = "fiches") -> Place:
    return Place(parse(QueryDict(parameters).lists(), Level.PUBLIC), view)


def facet(key: str, *counts: tuple[str, int, bool]) -> Facet:
    return Facet(
        FIELD_BY_KEY[key], tuple(Bucket(value, value, n, chosen) for value, n, chosen in counts)
    )


def test_link_keeps_the_query_and_the_view() -> None:
    here = place("theme=Mobilités&q=vélo&inconnu=1", TABLE)

    assert here.link() == "/projets/?q=v%C3%A9lo&theme=Mobilit%C3%A9s&vue=tableau"
    assert here.link(view="fiches") == "/projets/?q=v%C3%A9lo&theme=Mobilit%C3%A9s"
    assert here.link(page=2) == "/projets/?q=v%C3%A9lo&theme=Mobilit%C3%A9s&page=2&vue=tableau"


def test_link_of_everything_has_no_parameter() -> None:
    assert place().link() == "/projets/"


def test_file_leaves_out_what_is_only_for_the_page() -> None:
    here = place("theme=Mobilités&tri=nom_projet&page=3", TABLE)

    assert here.file("csv") == "/donnees/projets.csv?theme=Mobilit%C3%A9s"


def test_more_leads_to_the_whole_facet() -> None:
    assert place().more("sous_theme") == "/projets/?plus=sous_theme#facette-sous_theme"
    assert place("q=eau").more("theme") == "/projets/?q=eau&plus=theme#facette-theme"


def test_pills_say_each_choice_and_remove_it() -> None:
    here = place("q=eau&theme=Mobilités&projet_date=2024&projet_date=2023&page=4")

    assert pills(here) == [
        Pill("«\xa0eau\xa0»", "/projets/?theme=Mobilit%C3%A9s&projet_date=2024&projet_date=2023"),
        Pill("Mobilités", "/projets/?q=eau&projet_date=2024&projet_date=2023"),
        Pill(
            "Date de démarrage du projet\xa0: 2024",
            "/projets/?q=eau&theme=Mobilit%C3%A9s&projet_date=2023",
        ),
        Pill(
            "Date de démarrage du projet\xa0: 2023",
            "/projets/?q=eau&theme=Mobilit%C3%A9s&projet_date=2024",
        ),
    ]


def test_pill_names_the_authority_when_it_is_known() -> None:
    here = place("coll_siret=243300316")

    assert pills(here, authority="Bordeaux Métropole") == [Pill("Bordeaux Métropole", "/projets/")]


def test_orders_offer_relevance_only_for_words() -> None:
    assert [order.value for order in orders(place())] == [
        "",
        "date",
        "-projet_date",
        "projet_date",
        "nom_projet",
    ]
    assert orders(place("q=eau&tri=nom_projet"))[0] == Order("", "Les plus proches", selected=False)
    assert [order.label for order in orders(place("q=eau&tri=nom_projet")) if order.selected] == [
        "Nom du projet, de A à Z"
    ]


def test_header_of_the_order_in_use_offers_the_other_one() -> None:
    assert header(place(view=TABLE), "date") == Header(
        "/projets/?tri=date&vue=tableau", "descending"
    )
    assert header(place("tri=date", TABLE), "date") == Header("/projets/?vue=tableau", "ascending")
    assert header(place("tri=date", TABLE), "nom_projet") == Header(
        "/projets/?tri=nom_projet&vue=tableau", ""
    )


def test_pages_of_a_short_list() -> None:
    assert pages(place(), 2) == Pages(
        [Step(1, ""), Step(2, "/projets/?page=2")], before="", after="/projets/?page=2"
    )


def test_pages_in_the_middle_of_a_long_list() -> None:
    found = pages(place("page=7"), 40)

    assert [step.number for step in found.steps] == [1, 0, 5, 6, 7, 8, 9, 0, 40]
    assert (found.before, found.after) == ("/projets/?page=6", "/projets/?page=8")


def test_panel_shows_eight_values_and_every_chosen_one() -> None:
    counts = [(str(2000 + rank), 1000 + rank, rank == 11) for rank in range(12)]
    (part,) = panel([facet("projet_date", *counts)], place())

    assert part == Part(
        "projet_date",
        "Date de démarrage du projet",
        Level.PUBLIC,
        [
            Group(
                "",
                "",
                [
                    Choice(str(2000 + rank), str(2000 + rank), f"1\u202f{rank:03d}", rank == 11, "")
                    for rank in (*range(8), 11)
                ],
            )
        ],
        3,
        "/projets/?plus=projet_date#facette-projet_date",
        is_whole=False,
    )


def test_panel_shows_all_values_on_demand_and_a_ninth_anyway() -> None:
    twelve = facet("projet_date", *((str(2000 + rank), 1, False) for rank in range(12)))
    nine = facet("projet_date", *((str(2000 + rank), 1, False) for rank in range(9)))

    for shown, whole in ((twelve, ("projet_date",)), (nine, ())):
        (part,) = panel([shown], place(), whole)
        assert len(part.groups[0].choices) == len(shown.buckets)
        assert (part.hidden, part.more) == (0, "")


def test_panel_groups_sub_themes_by_theme() -> None:
    shown = facet("sous_theme", ("Stationnement", 3, False), ("Agriculture", 2, False))
    (part,) = panel([shown], place())

    assert part.groups == [
        Group(
            "Attractivité et développement",
            "attractivite",
            [Choice("Agriculture", "Agriculture", "2", False, "")],
        ),
        Group("Mobilités", "mobilites", [Choice("Stationnement", "Stationnement", "3", False, "")]),
    ]


def test_panel_begins_with_the_theme_and_leaves_out_empty_facets() -> None:
    facets = [facet(field.key) for field in facet_fields(Level.PUBLIC)]
    facets += [facet("coll_type", ("région", 1, False)), facet("theme", ("Mobilités", 1, True))]
    shown = panel(facets, place())

    assert [part.key for part in shown] == ["theme", "coll_type"]
    assert shown[0].groups == [
        Group("", "", [Choice("Mobilités", "Mobilités", "1", True, "mobilites")])
    ]
    assert shown[1].groups == [Group("", "", [Choice("région", "Région", "1", False, "")])]


def test_unshown_filters_are_those_without_boxes() -> None:
    here = place("coll_siret=243300316&theme=Mobilités")

    assert unshown([facet("theme")], here) == [("coll_siret", "243300316")]
