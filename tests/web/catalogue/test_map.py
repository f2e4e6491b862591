"""The map: its data, its list, its legend, and where its images may come from."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from iatheque.projects import entries
from iatheque.schema.levels import Level
from iatheque.search import places
from tests import factories
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

BREST, LYON, SAINT_DENIS = (-4.4861, 48.3904), (4.8357, 45.764), (55.4504, -20.8789)


def publish(place: tuple[float, float], title: str, theme: str = "Mobilités") -> str:
    project = factories.make_project(
        longitude=place[0], latidude=place[1], nom_projet=title, theme=theme
    )
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry
    return entry.path


@pytest.fixture
def towns() -> None:
    publish(BREST, "Suivre les bus")
    publish(LYON, "Prévoir les crues", "Transformation écologique et énergétique")
    publish(LYON, "Trier les courriers", "Administration et organisation interne")
    publish(SAINT_DENIS, "Compter les vélos")


def data(client: Client, query: str = "") -> Any:
    return client.get(f"/projets/carte.json{query}").json()


def columns(*seats: tuple[float, float, str]) -> dict[str, Any]:
    longitudes, latitudes, themes = zip(*seats, strict=True) if seats else ((), (), ())
    sieges = {"longitude": longitudes, "latitude": latitudes, "themes": themes}
    return {
        "total": sum(map(len, themes)),
        "sieges": {key: list(values) for key, values in sieges.items()},
    }


def test_points_come_as_columns_one_row_per_seat(client: Client, towns: None) -> None:
    assert data(client) == columns((*BREST, "M"), (*LYON, "IT"), (*SAINT_DENIS, "M"))


def test_points_follow_filters_words_and_typing_errors(client: Client, towns: None) -> None:
    lyon = columns((*LYON, "T"))
    assert [
        data(client, "?theme=Mobilités"),
        data(client, "?q=crues"),
        data(client, "?q=crrues"),
        data(client, "?q=rien du tout"),
        data(client, "?cadre=4,45,5,46&zoom=9&theme=Transformation écologique et énergétique"),
    ] == [columns((*BREST, "M"), (*SAINT_DENIS, "M")), lyon, lyon, columns(), lyon]


def test_what_cannot_be_read_is_as_if_not_asked(client: Client, towns: None) -> None:
    everything = data(client)
    absurd = ["?cadre=9,9,1,1", "?cadre=nan,0,1,1", "?zoom=-1", "?cadre=x&zoom=", "?zoom=١٢"]
    assert [data(client, query) for query in absurd] == [everything] * len(absurd)
    wide = "?cadre=-180,-85,180,85&zoom=999"
    assert data(client, wide) == everything


def test_a_crowded_view_comes_as_groups(
    client: Client, towns: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FEW", 2)
    assert data(client, "?cadre=-6,41,10,52&zoom=6") == {
        "total": 3,
        "groupes": {
            "longitude": [BREST[0], LYON[0]],
            "latitude": [BREST[1], LYON[1]],
            "nombre": [1, 2],
        },
    }


def test_points_are_kept_by_browsers_until_the_catalogue_changes(
    client: Client, towns: None
) -> None:
    tag = client.get("/projets/carte.json").headers["ETag"]
    assert client.get("/projets/carte.json", headers={"If-None-Match": tag}).status_code == 304
    publish(BREST, "Un de plus")
    assert data(client)["total"] == 5


def test_the_list_is_what_the_frame_shows(client: Client, towns: None) -> None:
    def listed(query: str) -> tuple[str, list[str]]:
        page = Page(client.get(f"/projets/carte/liste?{query}").content)
        return page.one("h3").text, sorted(page.texts("a"))

    assert [
        listed("cadre=4,45,5,46"),
        listed("cadre=-5,48,-4,49&theme=Mobilités"),
        listed("cadre=0,0,1,1"),
    ] == [
        ("2 projets dans cette partie de la carte", ["Prévoir les crues", "Trier les courriers"]),
        ("1 projet dans cette partie de la carte", ["Suivre les bus"]),
        ("Aucun projet dans cette partie de la carte", []),
    ]


def test_the_drawing_leads_to_each_place_without_a_script(client: Client, towns: None) -> None:
    page = Page(client.get("/projets/?vue=carte").content)
    labels = [
        (link["aria-label"], link["href"].partition("?")[2].partition("&")[0])
        for link in page.all("a")
        if link["aria-label"].startswith("Voir")
    ]
    assert sorted(labels) == [
        ("Voir 1 projet, Mobilités", "vue=carte"),
        ("Voir 1 projet, Mobilités", "vue=carte"),
        ("Voir 2 projets", "vue=carte"),
    ]
    (lyon,) = [one["href"] for one in page.all("a") if one["aria-label"] == "Voir 2 projets"]
    near = Page(client.get(lyon.partition("#")[0]).content)
    assert near.one("h3").text == "2 projets dans cette partie de la carte"


def test_territories_say_how_many_projects_they_have(client: Client, towns: None) -> None:
    page = Page(client.get("/projets/?vue=carte").content)
    (territories,) = page.all("nav", aria_label="territoire")
    assert territories.text == (
        "Métropole 3 Guadeloupe 0 Martinique 0 Guyane 0 La Réunion 1 Mayotte 0"
    )


def test_the_legend_filters_and_takes_its_filter_back(client: Client, towns: None) -> None:
    def legend(query: str) -> list[tuple[str, str]]:
        page = Page(client.get(f"/projets/?vue=carte{query}").content)
        return [(one.text, one["href"]) for one in page.all("a", class_="theme")]

    plain, chosen = legend(""), legend("&theme=Mobilités")
    assert plain[3] == ("Mobilités 2", "/projets/?theme=Mobilit%C3%A9s&vue=carte")
    assert chosen[3] == ("Retirer\xa0: Mobilités 2", "/projets/?vue=carte")
    assert [text.rpartition(" ")[2] for text, _ in plain] == ["1", "0", "0", "2", "0", "1"]


def test_projects_without_a_position_are_said_and_listed(client: Client, towns: None) -> None:
    publish((0.0, 0.0), "Quelque part")
    page = Page(client.get("/projets/?vue=carte").content)
    assert "1 projet sans position\xa0: voir la liste" in page.one("main").text
    (link,) = [one for one in page.all("a") if one.text == "voir la liste"]
    lost = Page(client.get(link["href"].partition("#")[0]).content)
    assert lost.one("h3").text == "1 projet sans position"
    assert lost.one("ol", class_="map-cards").text.startswith("Quelque part")


def test_other_views_keep_the_filters_and_leave_the_frame(client: Client, towns: None) -> None:
    address = "/projets/?theme=Mobilités&vue=carte&cadre=4,45,5,46"
    page = Page(client.get(address).content)
    (tabs,) = page.all("nav", class_="tabs")
    links = {one.text: one["href"] for one in page.all("a")}
    assert tabs.text.startswith("Fiches Tableau Carte")
    assert links["Fiches"] == "/projets/?theme=Mobilit%C3%A9s"
    assert "cadre" in links["Carte"]
    (canonical,) = [one["href"] for one in page.all("link") if one["rel"] == "canonical"]
    assert canonical.endswith("/projets/?theme=Mobilit%C3%A9s&vue=carte")


def images(client: Client, path: str) -> str:
    policy = client.get(path).headers["Content-Security-Policy"]
    (found,) = [one.strip() for one in policy.split(";") if one.strip().startswith("img-src")]
    return found


def test_only_pages_with_a_map_may_ask_for_tiles(client: Client, settings: LazySettings) -> None:
    settings.TILES_ORIGIN = "https://tuiles.example"
    assert [images(client, path) for path in ("/projets/?vue=carte", "/projets/", "/")] == [
        "img-src 'self' https://tuiles.example data:",
        "img-src 'self'",
        "img-src 'self'",
    ]


def test_without_tiles_no_page_asks_anybody(client: Client) -> None:
    content = client.get("/projets/?vue=carte").content.decode()
    assert images(client, "/projets/?vue=carte") == "img-src 'self'"
    assert "navigateur à" not in content


def test_a_sheet_has_a_small_map_that_leads_to_what_is_near(client: Client) -> None:
    path = publish(SAINT_DENIS, "Compter les vélos")
    page = Page(client.get(path).content)
    figure = page.one("figure", class_="map-locator")
    (link,) = [one for one in page.all("a") if one.text == "Ce qui se fait autour"]
    assert figure.text == "M La Réunion · Ce qui se fait autour"
    assert Page(client.get(link["href"]).content).one("h3").text.startswith("1 projet dans")


def test_a_sheet_without_a_position_has_no_map(client: Client) -> None:
    path = publish((0.0, 0.0), "Quelque part")
    assert Page(client.get(path).content).all("figure", class_="map-locator") == []
