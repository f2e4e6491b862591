"""Feeds of any filter, in two formats that other programs read."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from lxml.html import fromstring

from iatheque.projects import entries
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def two() -> list[dict[str, Any]]:
    """Two published projects, as a JSON feed gives them, the last published first."""
    first = factories.make_project()
    second = factories.make_project(nom_projet="Régler les feux", theme="Mobilités")
    return [_item(second.public_id), _item(first.public_id)]


def _item(public_id: str) -> dict[str, Any]:
    entry = entries.get(Level.PUBLIC, public_id)
    assert entry is not None
    moment = entry.published_at.isoformat(timespec="seconds")
    return {
        "id": f"http://localhost:8810/projets/{entry.id}/",
        "url": f"http://localhost:8810{entry.path}",
        "title": entry.text("nom_projet"),
        "content_text": entry.text("usage_description"),
        "date_published": moment,
        "date_modified": moment,
        "authors": [{"name": "Ville de Saint-Brieuc"}],
        "tags": [entry.text("theme")],
    }


def _seconds(moment: str) -> str:
    return datetime.fromisoformat(moment).isoformat(timespec="seconds")


def test_the_json_feed_of_everything(two: list[dict[str, Any]], client: Client) -> None:
    response = client.get("/projets/flux.json")
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Projets dans la bibliothèque – IAthèque",
        "home_page_url": "http://localhost:8810/projets/",
        "feed_url": "http://localhost:8810/projets/flux.json",
        "language": "fr",
        "items": two,
    }


def test_a_feed_follows_the_filters_of_the_list(two: list[dict[str, Any]], client: Client) -> None:
    feed = client.get("/projets/flux.json?theme=Mobilités&page=3&tri=date&inconnu=1").json()
    assert feed["items"] == two[:1]
    assert feed["title"] == "Projets sur les mobilités – IAthèque"
    assert feed["feed_url"] == "http://localhost:8810/projets/flux.json?theme=Mobilit%C3%A9s"


def test_the_atom_feed_says_the_same(two: list[dict[str, Any]], client: Client) -> None:
    response = client.get("/projets/flux.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    found = [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "url": entry.find(f"{ATOM}link").get("href"),
            "title": entry.findtext(f"{ATOM}title"),
            "content_text": fromstring(entry.findtext(f"{ATOM}summary")).text_content(),
            "date_published": _seconds(entry.findtext(f"{ATOM}published")),
            "date_modified": _seconds(entry.findtext(f"{ATOM}updated")),
            "authors": [{"name": entry.findtext(f"{ATOM}author/{ATOM}name")}],
            "tags": [entry.find(f"{ATOM}category").get("term")],
        }
        for entry in root.iter(f"{ATOM}entry")
    ]
    assert found == two
    own = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ["http://localhost:8810/projets/flux.atom"]


def test_signs_of_html_stay_signs_in_the_atom_feed(client: Client) -> None:
    said = "Si le taux < 3 % & <b>plus</b>, alerter.\n\nPuis agir."
    factories.make_project(usage_description=said)
    summary = etree.fromstring(client.get("/projets/flux.atom").content).find(f".//{ATOM}summary")
    assert (summary.get("type"), summary.text) == (
        "html",
        "<p>Si le taux &lt; 3 % &amp; &lt;b&gt;plus&lt;/b&gt;, alerter.</p>\n\n<p>Puis agir.</p>",
    )


def test_a_reader_who_has_the_feed_gets_nothing_again(client: Client) -> None:
    factories.make_project()
    sync()  # the tag would move with the first search
    tag = client.get("/projets/flux.atom").headers["ETag"]
    assert client.get("/projets/flux.atom", headers={"If-None-Match": tag}).status_code == 304


def test_no_other_format_exists(client: Client) -> None:
    assert client.get("/projets/flux.rss").status_code == 404


def test_among_many_the_newest_are_those_of_the_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [factories.make_project(nom_projet=f"Projet {rank}") for rank in range(4)]
    keys = {project.pk for project in made[:3]}
    few = entries.newest(Level.PUBLIC, limit=2, among=keys)
    monkeypatch.setattr(entries, "_BATCH", 1)
    many = entries.newest(Level.PUBLIC, limit=2, among=keys)
    assert [entry.pk for entry in few] == [made[2].pk, made[1].pk] == [entry.pk for entry in many]
