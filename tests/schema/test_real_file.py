"""The real library's file of September 2025, with its real defects."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from iatheque.lib.text import fold
from iatheque.schema.checking import Assessment, assess
from iatheque.schema.fields import FIELDS
from iatheque.schema.remark import Severity

KEYS = {fold(header): field.key for field in FIELDS for header in (field.key, *field.aliases)}


@pytest.fixture(scope="module")
def projects(shared_data: Path) -> dict[int, Assessment]:
    """The assessment of each record, by its number in the file (the header is 1)."""
    path = shared_data / "bibliotheque_reelle_2025-09-27.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        keys = [KEYS[fold(header)] for header in next(lines)]
        return {
            number: assess(dict(zip(keys, line, strict=True)))
            for number, line in enumerate(lines, 2)
        }


def test_thirty_of_the_33_projects_can_be_published(projects: dict[int, Assessment]) -> None:
    assert Counter(project.publishable for project in projects.values()) == {True: 30, False: 3}


def test_the_three_others_have_a_siret_with_a_wrong_key(projects: dict[int, Assessment]) -> None:
    assert [
        (number, remark.key, remark.code, remark.found)
        for number, project in projects.items()
        for remark in project.remarks
        if remark.severity is Severity.ERROR
    ] == [
        (15, "coll_siret", "siret_key", "24410051800170"),
        (16, "coll_siret", "siret_key", "24510051800170"),
        (17, "coll_siret", "siret_key", "24610051800170"),
    ]


def test_every_doubt_of_the_file_is_told(projects: dict[int, Assessment]) -> None:
    assert Counter(
        (remark.key, remark.code)
        for project in projects.values()
        for remark in project.remarks
        if remark.severity is Severity.WARNING
    ) == {
        ("sous_theme", "other_theme"): 22,
        ("partenaires", "hyphens"): 10,
        ("url_infos", "unreadable"): 5,
        ("audience_service", "outside_list"): 3,
        ("partenaires", "parenthesis"): 3,
    }


def test_what_could_not_be_read_is_kept(projects: dict[int, Assessment]) -> None:
    assert Counter(
        (key, text)
        for project in projects.values()
        for key, texts in project.unread.items()
        for text in texts
    ) == {
        ("url_infos", "accès interne uniquement"): 4,
        ("url_infos", "pas de lien public"): 1,
        ("audience_service", "Aménageurs"): 3,
    }


def test_no_value_of_the_file_is_lost(projects: dict[int, Assessment]) -> None:
    emptied = Counter(
        remark.found
        for project in projects.values()
        for remark in project.remarks
        if remark.code == "emptied"
    )
    assert emptied == {"/": 1, "aucun": 1}
