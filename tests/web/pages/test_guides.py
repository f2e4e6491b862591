"""`/aide/`: one short page per task, editable, with pictures that exist and are light."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings

from iatheque.web.pages import texts
from iatheque.web.pages.models import PageText
from iatheque.web.pages.pictures import FIGURES, PICTURES, file_of, picture
from tests.harness.client import HouseClient
from tests.web.reading import Page

GUIDES = texts.PAGES["aide"]
MOST_BYTES = 40_000


def read(client: HouseClient, path: str) -> Page:
    response = client.get(path)
    assert response.status_code == 200, path
    return Page(response.content)


@pytest.mark.django_db
def test_every_guide_is_listed_once(client: HouseClient) -> None:
    links = [link["href"] for link in read(client, "/aide/").all("a")]
    assert [link for link in links if re.fullmatch("/aide/.+/", link)] == [
        f"/aide/{slug}/" for slug in GUIDES
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("slug", GUIDES)
def test_a_guide_shows_pictures_said_in_words_and_no_mark(slug: str, client: HouseClient) -> None:
    page = read(client, f"/aide/{slug}/")
    assert page.one("h1").text == texts.given(f"aide.{slug}").heading
    images = [image for image in page.all("img") if "help/" in image["src"]]
    assert images
    assert {image["loading"] for image in images} == {"lazy"}
    assert all(image["alt"] and image["width"] and image["height"] for image in images)
    assert "{image" not in page.one("main").text
    assert page.one("a", aria_current="page")["href"] == f"/aide/{slug}/"


@pytest.mark.django_db
def test_a_guide_rewritten_keeps_or_leaves_its_pictures(client: HouseClient) -> None:
    body = "Un.\n\n{image:inconnue}\n\n### Deux\n\n{image:fiche}\n\nTrois."
    PageText.objects.create(key="aide.chercher", title="Trouver", body=body)
    page = read(client, "/aide/chercher/")
    assert (page.one("h1").text, page.texts("h2")[0]) == ("Trouver", "Deux")
    pictures = [image["src"] for image in page.all("img") if "help/" in image["src"]]
    shown = picture("fiche")
    assert shown
    assert pictures == [shown.address]


@pytest.mark.django_db
def test_an_unknown_guide_is_no_page(client: HouseClient) -> None:
    assert client.get("/aide/inconnue/").status_code == 404


def test_every_picture_is_there_is_used_and_is_light(root: Path) -> None:
    """When this fails: `python -m tests.e2e.pictures`."""
    static = root / "iatheque" / "web" / "static"
    files = {path.relative_to(static).as_posix() for path in (static / "iatheque/help").iterdir()}
    assert files == {file_of(key) for key in PICTURES}
    assert {file for file in files if (static / file).stat().st_size > MOST_BYTES} == set()
    assert all(picture(key) for key in PICTURES), f"missing in {FIGURES.name}"
    asked = {
        key
        for slug in GUIDES
        for key in re.findall(r"\{image:([a-z-]+)\}", texts.given(f"aide.{slug}").body)
    }
    assert asked == set(PICTURES)


@pytest.mark.django_db
def test_the_example_goes_with_the_tools_it_tells_of(
    client: HouseClient, settings: LazySettings
) -> None:
    settings.NONCOMMERCIAL_CONTENT = False
    page = read(client, "/aide/")
    assert page.texts("h2") == ["Lire et reprendre", "Documenter ses projets", "Relire et publier"]
    assert client.get("/aide/exemple/").status_code == 404
