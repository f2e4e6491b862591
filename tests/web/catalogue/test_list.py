"""`/projets/`: cards and table, facets, sentence, pages, and what to do when nothing answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iatheque.exchange.writers.formats import FORMATS
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.web.catalogue.conftest import Reader
from tests.web.reading import Page

pytestmark = pytest.mark.django_db


def read(client: HouseClient, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, path
    return Page(response.content)


@pytest.fixture
def three() -> None:
    """A commune on health, two metropolises on transport; one abandoned."""
    make_project()
    make_project(
        nom_projet="Compter les vélos",
        coll_nom="Métropole Aix-Marseille-Provence",
        coll_siret="20005480700017",
        coll_type="Métropole",
        theme="Mobilités",
        sous_theme=["Flux et trafic"],
        usage_description="Compte les cycles sur les grands axes.",
        date="02/11/2025",
    )
    make_project(
        nom_projet="Régler les feux",
        coll_nom="Bordeaux Métropole",
        coll_siret="24330031600011",
        coll_type="Métropole",
        theme="Mobilités",
        usage_description="Règle les feux selon le trafic.",
        projet_status="Abandonné",
        projet_date="01/2022",
        date="01/05/2025",
    )


def test_list_shows_every_project_as_a_card(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/")

    assert page.one("h2", id="phrase").text == "3 projets dans la bibliothèque"
    assert page.texts("li", class_="card") == [
        (
            "MAM Compter les vélos Métropole Aix-Marseille-Provence · Métropole"
            " Compte les cycles sur les grands axes."
            " Mobilités En expérimentation Pour les agents Mis à jour en novembre 2025"
        ),
        (
            "VSB Prévoir les repas de la cantine Ville de Saint-Brieuc · Commune"
            " Prévoit chaque soir le nombre de repas du lendemain, école par école."
            " Citoyenneté, santé, et solidarité En expérimentation Pour les agents"
            " Mis à jour en octobre 2025"
        ),
        (
            "BM Régler les feux Bordeaux Métropole · Métropole Règle les feux selon le trafic."
            " Mobilités Abandonné, voir pourquoi Pour les agents Mis à jour en mai 2025"
        ),
    ]


def test_list_says_what_is_chosen_and_how_to_let_go_of_it(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?theme=Mobilit%C3%A9s&coll_type=M%C3%A9tropole&inconnu=1")

    assert page.one("h2", id="phrase").text == "2 projets de métropoles sur les mobilités"
    assert page.one("title").text == "2 projets de métropoles sur les mobilités – IAthèque"
    assert [(pill.text, pill["href"]) for pill in page.all("a", class_="pill")] == [
        ("Retirer\xa0: Mobilités", "/projets/?coll_type=M%C3%A9tropole"),
        ("Retirer\xa0: Métropole", "/projets/?theme=Mobilit%C3%A9s"),
    ]
    assert page.one("link", rel="canonical")["href"] == (
        "http://localhost:8810/projets/?theme=Mobilit%C3%A9s&coll_type=M%C3%A9tropole"
    )


def test_facets_count_and_keep_the_choice(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?theme=Mobilit%C3%A9s")

    assert page.texts("legend") == [
        "Thème principal",
        "Sous-thèmes",
        "Type de collectivité",
        "Maturité",
        "Audience du service",
        "Date de démarrage du projet",
    ]
    assert page.texts("label", class_="choice") == [
        "Mobilités 2",
        "Citoyenneté, santé, et solidarité 1",
        "Flux et trafic 1",
        "Métropole 2",
        "En expérimentation 1",
        "Abandonné 1",
        "agent 2",
        "2024 1",
        "2022 1",
    ]
    assert [
        (box["name"], box["value"], box["form"])
        for box in page.all("input", type="checkbox")
        if "checked" in box.attributes
    ] == [("theme", "Mobilités", "recherche")]


def test_reserved_facets_are_for_those_who_may_read_them(
    reader: Reader, client: HouseClient
) -> None:
    make_project(budget="moins de 50k€", herbergement="cloud chez un tiers")
    reserved = ["Budget Agents", "Hébergement du service Agents"]

    public = read(client, "/projets/").texts("legend")
    assert read(reader(Level.RESTREINT), "/projets/").texts("legend") == public + reserved
    assert read(reader(Level.EXPERT), "/projets/").texts("legend") == public + reserved


def test_form_keeps_what_no_box_carries(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?coll_siret=243300316&vue=tableau")
    hidden = [(kept["name"], kept["value"]) for kept in page.all("input", type="hidden")]

    assert page.one("h2", id="phrase").text == "1 projet porté par Bordeaux Métropole"
    assert hidden == [("coll_siret", "243300316"), ("vue", "tableau")]


def test_table_shows_the_main_fields_and_sorts(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?vue=tableau&tri=nom_projet&theme=Mobilit%C3%A9s")

    assert page.texts("th", scope="col") == [
        "Projet",
        "Porteur",
        "Type de collectivité",
        "Thème principal",
        "Maturité",
        "Date de démarrage du projet",
        "Audience du service",
        "Date de mise à jour des informations",
    ]
    assert page.texts("th", scope="row") == ["Compter les vélos", "Régler les feux"]
    assert page.texts("td") == [
        "Métropole Aix-Marseille-Provence",
        "Métropole",
        "Mobilités",
        "En expérimentation",
        "septembre 2024",
        "agent",
        "2 novembre 2025",
        "Bordeaux Métropole",
        "Métropole",
        "Mobilités",
        "Abandonné",
        "janvier 2022",
        "agent",
        "1er mai 2025",
    ]
    assert page.one("th", aria_sort="ascending").text == "Projet"
    region = page.one("div", role="region")
    assert (region["tabindex"], region["aria-label"]) == (
        "0",
        "Tableau des projets, à faire défiler",
    )


def test_views_and_files_keep_the_filters(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?theme=Mobilit%C3%A9s&page=1")
    theme = "theme=Mobilit%C3%A9s"
    links = {link.text: link["href"] for link in page.all("a")}

    assert links["Fiches"] == f"/projets/?{theme}"
    assert links["Tableau"] == f"/projets/?{theme}&vue=tableau"
    assert links["CSV"] == f"/donnees/projets.csv?{theme}"
    assert links["XLSX"] == f"/donnees/projets.xlsx?{theme}"
    assert links["JSON"] == f"/donnees/projets.json?{theme}"
    assert links["GeoJSON"] == f"/donnees/projets.geojson?{theme}"
    assert page.one("input", id="adresse")["value"] == f"http://localhost:8810/projets/?{theme}"


def test_empty_list_says_what_to_let_go_of(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?theme=Mobilit%C3%A9s&coll_type=Commune&q=feux")

    assert page.one("h2", id="phrase").text == (
        "Aucun projet de commune sur les mobilités, répondant à «\xa0feux\xa0»"
    )
    empty = page.one("div", class_="empty")
    assert empty.text == (
        "Aucune fiche ne réunit tout cela. En retirant un seul critère, vous trouverez\xa0:"
        " 1 projet sans le critère «\xa0Type de collectivité\xa0» Revenir à tous les projets"
        " Aide\xa0: chercher et filtrer"
    )


def test_forgiven_typing_error_is_said(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?q=cantinne")

    assert page.one("h2", id="phrase").text == "1 projet répondant à «\xa0cantine\xa0»"
    assert page.one("p", class_="notice").text == (
        "Rien ne répond à «\xa0cantinne\xa0». Essayez avec\xa0: cantine."
        " Voici ce que l’on trouve ainsi."
    )


def test_unknown_words_get_advice(client: HouseClient, three: None) -> None:
    page = read(client, "/projets/?q=hippopotame")

    assert page.one("div", class_="empty").text == (
        "Aucune fiche n’emploie ces mots. Essayez un mot plus simple ou un synonyme, au singulier"
        "\xa0: «\xa0repas\xa0» plutôt que «\xa0restauration collective\xa0»."
        " Revenir à tous les projets Aide\xa0: chercher et filtrer"
    )


def test_library_without_projects_says_so(client: HouseClient) -> None:
    page = read(client, "/projets/")

    assert page.one("h2", id="phrase").text == "Aucun projet"
    assert page.one("div", class_="empty").text == "La bibliothèque attend ses premières fiches."


def test_page_past_the_end_leads_to_the_last_one(client: HouseClient, three: None) -> None:
    response = client.get("/projets/?page=9&theme=Mobilit%C3%A9s")

    assert (response.status_code, response["Location"]) == (302, "/projets/?theme=Mobilit%C3%A9s")


def test_list_too_long_to_leaf_through_is_to_be_refined_or_exported(
    client: HouseClient, three: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("search.finder", "web.catalogue.listing"):
        monkeypatch.setattr(f"iatheque.{module}.DEEPEST", 20)
    for rank in range(20):
        make_project(nom_projet=f"Projet {rank}")
    first, beyond = (read(client, path) for path in ("/projets/", "/projets/?page=2"))

    assert first.one("p", class_="further").text == (
        "La liste se feuillette jusqu’au 20e projet. Pour aller plus loin, affinez ou exportez."
    )
    assert beyond.one("div", class_="empty").text == (
        "La liste se feuillette jusqu’au 20e projet. Pour aller plus loin, affinez votre recherche,"
        " ou exportez la liste entière. CSV XLSX JSON GeoJSON"
        + " Parquet" * FORMATS["parquet"].available
        + " Revenir à la première page"
    )


def test_facet_opens_whole_on_demand(client: HouseClient) -> None:
    for year in range(2010, 2022):
        make_project(nom_projet=f"Projet {year}", projet_date=f"01/{year}")
    few, whole = (read(client, path) for path in ("/projets/", "/projets/?plus=projet_date"))

    assert len(few.all("input", name="projet_date")) == 8
    assert few.one("a", href="/projets/?plus=projet_date#facette-projet_date").text == (
        "Voir 4 autres choix\xa0: Date de démarrage du projet"
    )
    assert len(whole.all("input", name="projet_date")) == 12
    assert "open" in whole.one("details", class_="facets").attributes


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/projets/", "/projets/?vue=tableau", "/projets/?q=repas"])
def test_list_asks_the_database_a_constant_number_of_times(
    client: HouseClient, path: str, count: int
) -> None:
    for rank in range(count):
        make_project(nom_projet=f"Prévoir les repas {rank}")
    sync()
    with CaptureQueriesContext(connection) as queries:
        client.get(path)

    # The version of the catalogue, and the entries of the page.
    assert len(queries) == 2, [query["sql"] for query in queries]


def test_list_is_within_its_weight(client: HouseClient) -> None:
    """A list of 20 cards with all its facets: 620 elements at most."""
    themes = ("Mobilités", "Attractivité et développement")
    kinds = ("Commune", "Métropole", "EPCI", "département", "région", "syndicat mixte")
    stages = ("En exploration", "En expérimentation", "En déploiement", "Terminée", "Abandonné")
    subthemes = ("Stationnement", "Flux et trafic", "Multimodalités", "Immobilier", "Agriculture")
    for rank in range(41):
        make_project(
            nom_projet=f"Projet {rank}",
            theme=themes[rank % 2],
            coll_type=kinds[rank % 6],
            projet_status=stages[rank % 5],
            sous_theme=[subthemes[rank % 5], "Logistique urbaine"],
            audience_service=["agent", "élu", "grand public", "entreprises"],
            projet_date=f"01/{2010 + rank % 12}",
        )
    response = client.get("/projets/?page=2")
    page = Page(response.content)

    assert len(page.all("li", class_="card")) == 20
    assert len(page.elements) <= 620
    assert len(response.content) <= 60_000


def test_list_sets_no_cookie_and_keeps_the_policy(client: HouseClient, three: None) -> None:
    response = client.get("/projets/")

    assert response.cookies.output() == ""
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_header_gathers_the_links_of_whoever_is_signed_in(
    reader: Reader, client: HouseClient
) -> None:
    agent, anonymous = (
        [(link.text, link["href"]) for link in read(one, "/projets/").all("a", class_="site-enter")]
        for one in (reader(Level.RESTREINT), client)
    )

    assert agent == [("Mon espace", "/espace/"), ("Mon compte", "/compte/")]
    assert anonymous == [("Se connecter", "/compte/connexion/")]
