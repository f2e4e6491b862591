"""The page of the files: weights in words, and everything one must know before downloading."""

import re
from dataclasses import replace

import pytest
from django.utils.timezone import localtime

from iatheque.exchange.downloads import Download, downloads
from iatheque.web.filters import day
from iatheque.web.pages.data import weight
from tests.factories import make_project
from tests.harness.client import HouseClient

TAG = re.compile(r"<[^>]+>")


@pytest.mark.parametrize(
    ("size", "is_exact", "words"),
    [
        (0, True, "0\xa0octets"),
        (999, True, "999\xa0octets"),
        (1234, True, "1,2\xa0ko"),
        (48_000, True, "48\xa0ko"),
        (48_200_000, False, "environ 48\xa0Mo"),
        (3_000_000_000_000, True, "3000\xa0Go"),
    ],
)
def test_weight_is_said_in_words(size: int, is_exact: bool, words: str) -> None:
    download = Download("csv", "CSV", "/", "text/csv", size, is_exact, None, "/", "", "")

    assert weight(download) == words
    assert weight(replace(download, key="json")) == words


@pytest.mark.django_db
def test_files_are_shown_with_weight_date_licence_and_schema(client: HouseClient) -> None:
    make_project()
    today = day(f"{localtime():%d/%m/%Y}")

    html = client.get("/donnees/").content.decode()

    listed = html.split('<ul class="files">', 1)[1].split("</ul>", 1)[0]
    lines = [" ".join(TAG.sub(" ", item).split()) for item in listed.split("</li>")[:-1]]
    expected = [
        (found.label, f"Poids {weight(found)} À jour du {today} Licence Licence Ouverte 2.0")
        for found in downloads()
    ]
    assert [(line.split(" ")[0], line[line.index("Poids") :]) for line in lines] == [
        (label, " ".join(f"{facts} Description schéma".split())) for label, facts in expected
    ]
    assert re.findall(r'href="(/[^"]+)"', listed) == [
        address for found in downloads() for address in (found.href, found.schema)
    ]
