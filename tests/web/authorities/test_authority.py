"""`/collectivites/<siren>-<slug>/` and its register."""

import csv
import io
import json

import pikepdf
import pytest
from django.conf import LazySettings

from iatheque.projects.directory import get
from iatheque.web.authorities.register import _document
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient
from tests.leaks.markers import publish_marked, shown
from tests.leaks.surfaces import REGISTER
from tests.leaks.surfaces import SIREN as MARKED
from tests.organisations.people import authority
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

PATH = "/collectivites/212202782-ville-de-saint-brieuc/"


def read(client: HouseClient, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, path
    return Page(response.content)


def test_the_page_tells_who_it_is_and_what_it_publishes(client: HouseClient) -> None:
    make_project()
    make_project(nom_projet="Compter les vélos", theme="Mobilités", projet_status="Terminée")
    page = read(client, PATH)
    assert page.one("h1").text == "Ville de Saint-Brieuc"
    assert [fact.text for fact in page.all("dt")] == [
        "Type",
        "Département",
        "Population municipale",
        "SIREN",
    ]
    assert page.texts("h3", class_="card-title") == [
        "Compter les vélos",
        "Prévoir les repas de la cantine",
    ]
    assert [chart["id"] for chart in page.all("section", class_="chart")] == [
        "themes", "maturite", "annees",
    ]  # fmt: skip
    links = {link["href"] for link in page.all("a")}
    assert "/projets/?coll_siret=212202782&projet_status=Termin%C3%A9e" in links


def test_one_project_needs_no_chart_and_its_seat_is_on_a_map(client: HouseClient) -> None:
    make_project()
    page = read(client, PATH)
    assert page.all("section", class_="chart") == []
    assert page.one("svg", class_="map-drawing")["aria-label"].replace("\xa0", " ") == (
        "Carte : le siège de Ville de Saint-Brieuc"
    )
    links = {link["href"] for link in page.all("a")}
    assert "/projets/?coll_siret=212202782&vue=carte" in links


def test_everything_the_page_leads_to_exists(client: HouseClient) -> None:
    make_project()
    links = {link["href"] for link in read(client, PATH).all("a") if link["href"].startswith("/")}
    assert "/projets/flux.atom?coll_siret=212202782" in links
    answers = {link: client.get(link).status_code for link in links}
    assert {link: code for link, code in answers.items() if code not in {200, 302}} == {}


@pytest.mark.parametrize(
    "path",
    [
        "/collectivites/212202782/",
        "/collectivites/212202782-saint-brieuc/",
        "/collectivites/212202782-/",
    ],
)
def test_an_old_name_leads_to_the_current_one(client: HouseClient, path: str) -> None:
    make_project()
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, PATH)
    register = client.get(f"{path}registre/")
    assert (register.status_code, register.headers["Location"]) == (301, f"{PATH}registre/")


def test_an_authority_of_the_list_without_project_invites(client: HouseClient) -> None:
    page = read(client, "/collectivites/212202782-saint-brieuc/")
    assert page.one("h2", id="projets").text == "Aucun projet public pour l’instant"
    assert "/compte/collectivites/demander/?siren=212202782" in {
        link["href"] for link in page.all("a")
    }


@pytest.mark.parametrize("ending", ["-x/", "/", "-x/registre/", "/registre.csv", "/registre.pdf"])
def test_an_unknown_number_is_no_page(client: HouseClient, ending: str) -> None:
    authority("356000000", verified=False)
    assert client.get(f"/collectivites/999999999{ending}").status_code == 404
    assert client.get(f"/collectivites/356000000{ending}").status_code == 404


def test_drafts_change_not_one_byte(client: HouseClient) -> None:
    paths = [
        "/collectivites/213502388-rennes/",
        "/collectivites/213502388-rennes/registre/",
        "/collectivites/?q=rennes",
    ]
    before = [client.get(path).content for path in paths]
    town = authority("213502388", verified=False)
    make_draft(coll_siret="21350238800019", coll_nom="Rennes secrète", organisation=town)
    assert [client.get(path).content for path in paths] == before


def test_the_register_says_the_21_rows_and_what_is_blank(client: HouseClient) -> None:
    make_project()
    page = read(client, f"{PATH}registre/")
    assert len(page.all("dt")) == 21
    assert page.texts("dd").count("non renseigné") == 15
    assert page.texts("dd", class_="prose") == [
        "Ville de Saint-Brieuc",
        "15 octobre 2025",
        "Prévoir les repas de la cantine",
        "Citoyenneté, santé, et solidarité · En expérimentation · septembre 2024",
        "Prévoit chaque soir le nombre de repas du lendemain, école par école.",
        "agent",
    ]


def test_an_empty_register_says_so_everywhere(client: HouseClient) -> None:
    page = read(client, "/collectivites/212202782-saint-brieuc/registre/")
    said = "Saint-Brieuc n’a publié aucun projet dans l’IAthèque : ce registre est vide."
    assert said in [words.replace("\xa0", " ") for words in page.texts("p")]
    content = b"".join(client.get("/collectivites/212202782/registre.csv"))
    assert len(list(csv.reader(io.StringIO(content.decode())))) == 1
    pdf = client.get("/collectivites/212202782/registre.pdf").content
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 1


def test_files_keep_their_address_when_the_name_changes(client: HouseClient) -> None:
    make_project(coll_nom="Saint-Brieuc")
    make_project(coll_nom="Mairie de Saint-Brieuc")
    response = client.get("/collectivites/212202782/registre.csv")
    rows = list(csv.reader(io.StringIO(b"".join(response).decode())))
    assert [row[3] for row in rows[1:]] == ["Mairie de Saint-Brieuc", "Saint-Brieuc"]
    pdf = pikepdf.open(io.BytesIO(client.get("/collectivites/212202782/registre.pdf").content))
    assert str(pdf.docinfo.Title) == "Registre public des algorithmes, Mairie de Saint-Brieuc"


@pytest.mark.parametrize("extension", ["csv", "pdf"])
def test_files_answer_304_and_heads(client: HouseClient, extension: str) -> None:
    make_project()
    path = f"/collectivites/212202782/registre.{extension}"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, first.headers["Access-Control-Allow-Origin"]) == (304, "*")
    assert client.head(path).status_code == 200


def test_the_pdf_holds_what_the_page_holds() -> None:
    publish_marked()
    one = get(MARKED)
    assert one is not None
    assert shown(json.dumps(_document(one), ensure_ascii=False)) == REGISTER


def test_a_hostile_name_stays_a_name(client: HouseClient) -> None:
    make_project(coll_nom='<b>Ville</b> #read("/etc/passwd") "]', nom_projet="Une <i>idée</i>")
    path = client.get("/collectivites/212202782/").headers["Location"]
    assert read(client, path).one("h1").text == '<b>Ville</b> #read("/etc/passwd") "]'
    pdf = pikepdf.open(io.BytesIO(client.get("/collectivites/212202782/registre.pdf").content))
    assert str(pdf.docinfo.Author) == '<b>Ville</b> #read("/etc/passwd") "]'


@pytest.mark.parametrize("count", [2, 5])
def test_the_page_takes_few_queries(
    count: int, client: HouseClient, settings: LazySettings, django_assert_num_queries: object
) -> None:
    settings.CATALOGUE_VERSION_SECONDS = 60
    for rank in range(count):
        make_project(nom_projet=f"Projet {rank}")
    client.get("/projets/")  # the index is up to date, the version of the catalogue remembered
    with django_assert_num_queries(6):
        client.get(PATH)
