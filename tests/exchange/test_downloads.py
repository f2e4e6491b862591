"""What the data page says of each file is what one gets."""

import pytest
from django.conf import LazySettings

from iatheque.exchange import downloads as module
from iatheque.exchange.downloads import Download, downloads, extension_downloads
from iatheque.exchange.writers.formats import FORMATS, available_formats
from iatheque.projects.models import Project, Publication
from iatheque.schema.levels import Level
from tests.factories import make_project

LICENCE = ("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence")


def weight(key: str, level: Level, settings: LazySettings) -> int:
    pieces = FORMATS[key].write(level, None, site_url=settings.SITE_URL)
    return sum(map(len, pieces))


def test_the_csv_is_described_whole(plain_project: Project, settings: LazySettings) -> None:
    assert downloads()[0] == Download(
        key="csv",
        label="CSV",
        href="/donnees/projets.csv",
        media_type="text/csv; charset=utf-8",
        size=weight("csv", Level.PUBLIC, settings),
        is_exact=True,
        date=Publication.objects.get().published_at,
        licence=LICENCE[0],
        licence_url=LICENCE[1],
        schema="/donnees/schema.json",
    )


@pytest.mark.parametrize("level", Level)
def test_sizes_are_those_of_the_files(
    level: Level, full_project: Project, plain_project: Project, settings: LazySettings
) -> None:
    keys = [one.key for one in available_formats()]
    assert [(found.key, found.size) for found in downloads(level)] == [
        (key, weight(key, level, settings)) for key in keys
    ]


def test_above_the_public_level_a_file_has_its_schema_and_no_open_licence(
    plain_project: Project,
) -> None:
    found = {one.key: (one.schema, one.licence, one.licence_url) for one in downloads(Level.EXPERT)}
    assert (found["csv"], found["json"]) == (
        ("/donnees/schema-complet.json", "", ""),
        ("/donnees/schema.jsonschema.json", "", ""),
    )


def test_an_extension_has_a_file_of_its_own(full_project: Project) -> None:
    found, apart = extension_downloads()
    assert (apart.key, apart.href) == ("redevabilite", "/donnees/extensions/redevabilite.csv")
    assert (found.key, found.href, found.schema, found.size) == (
        "placement",
        "/donnees/extensions/placement.csv",
        "/donnees/extension-placement.json",
        len("id,placement_visee,placement_public\r\naaaaaaaaaa,plutôt nouveau,pour les agents\r\n")
        + len("ô"),
    )


def test_a_size_is_measured_again_once_something_is_published(plain_project: Project) -> None:
    before = downloads()[0].size
    make_project(nom_projet="un autre projet")
    assert downloads()[0].size > before


def test_sizes_of_a_large_catalogue_are_those_of_its_beginning_in_proportion(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    for _ in range(4):
        make_project()
    whole = weight("csv", Level.PUBLIC, settings)
    header = len("".join(FORMATS["csv"].write(Level.PUBLIC, [], site_url="").__next__().decode()))
    monkeypatch.setattr(module, "MEASURED", 2)
    csv = downloads()[0]

    assert (csv.size, csv.is_exact) == (whole + header, False)


def test_an_empty_catalogue_has_files_without_a_date(db: None) -> None:
    assert {found.date for found in downloads()} == {None}


def test_a_measure_is_remembered(plain_project: Project, django_assert_num_queries: object) -> None:
    downloads()
    with django_assert_num_queries(1):
        downloads()
