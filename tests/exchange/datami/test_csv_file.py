"""The CSV of Datami, read as Datami reads it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from frictionless import Resource, Schema, system

from iatheque.exchange.apply import apply_plan
from iatheque.exchange.datami.columns import NAMES
from iatheque.exchange.datami.csv_file import write_datami_csv
from iatheque.exchange.datami.options import options
from iatheque.exchange.datami.properties import custom_properties
from iatheque.exchange.datami.schema import datami_schema
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.projects.models import Project
from tests.exchange.datami.reading import Row, filter_values, filtered, read
from tests.factories import make_project

pytestmark = pytest.mark.django_db

SITE = "https://bibliotheque.example"
SCHEMA = datami_schema(SITE)


def written() -> str:
    return b"".join(write_datami_csv(site_url=SITE)).decode()


def properties(name: str) -> dict[str, Any]:
    return next(found for found in custom_properties()["fields"] if found["name"] == name)


@pytest.fixture
def real(shared_data: Path) -> Path:
    path = shared_data / "bibliotheque_reelle_2025-09-27.csv"
    with make_plan(path, Options(accept_suggestions=True)) as plan:
        apply_plan(plan)
    return path


def test_a_project_is_one_line_whatever_it_holds(full_project: Project) -> None:
    assert written() == (
        "coll_nom,nom_projet,coll_siret,coll_type,projet_date,projet_status,status_abandon,"
        "partenaires,usage_description,theme,sous_theme,audience_service,url_infos,image_url,"
        "longitude,latidude,date,id,url\n"
        "'=Ville de Saint-Brieuc,\"'@cantine, « prévoir »\",21220278200018,Commune,09/2024,"
        "Abandonné,relevés incomplets // + capteurs chers,'@Mégalis|Université Rennes 2,"
        '"Prévoit ""chaque soir"", // école par école ; 100 % frugal.",'
        '"Citoyenneté, santé, et solidarité",Education|Santé et accès aux soins,agent|élu,'
        '"https://ville.example/cantine?a=1,2",https://ville.example/logo.png,-0.584,48.0,'
        "01/02/2025,aaaaaaaaaa,"
        "https://bibliotheque.example/projets/aaaaaaaaaa-cantine-prevoir/\n"
    )


def test_datami_reads_what_any_other_reader_reads(
    full_project: Project, plain_project: Project
) -> None:
    text = written()
    ordinary = [
        {
            name: float(cell) if name in {"longitude", "latidude"} else cell
            for name, cell in row.items()
        }
        for row in csv.DictReader(io.StringIO(text))
    ]
    assert len(ordinary) == 2
    assert read(text, SCHEMA) == ordinary


@pytest.mark.parametrize("name", ['"Repas"', '"', 'dit "oui", "non"', "a, b", "<b>c</b>", "|, d"])
def test_any_name_is_read_in_its_own_column(name: str) -> None:
    make_project(nom_projet=name, usage_description=name)
    [row] = read(written(), SCHEMA)
    assert list(row) == list(NAMES)
    assert (row["nom_projet"], row["coll_nom"]) == (
        row["usage_description"],
        "Ville de Saint-Brieuc",
    )


def test_the_schema_describes_the_file(full_project: Project, plain_project: Project) -> None:
    with system.use_context(trusted=True):
        schema = Schema.from_descriptor(SCHEMA)
        report = Resource(
            data=written().encode(), format="csv", encoding="utf-8", schema=schema
        ).validate()
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert tuple(schema.field_names) == NAMES


def test_datami_loses_twelve_lines_of_the_real_file_as_it_is(real: Path) -> None:
    """45 pieces for 33 projects: eight cells of six projects hold a line feed."""
    anything = {"fields": [{"name": name, "type": "string"} for name in _header(real)]}
    assert len(read(real.read_text(encoding="utf-8"), anything)) == 45


def test_datami_reads_the_33_projects_of_the_real_file(real: Path) -> None:
    rows = read(written(), SCHEMA)
    assert len(rows) == 33
    assert {tuple(row) for row in rows} == {NAMES}
    assert {type(row[name]) for row in rows for name in ("longitude", "latidude")} == {float}


def test_each_filter_reaches_all_projects_of_the_real_file(real: Path) -> None:
    rows = read(written(), SCHEMA)
    reached: dict[str, int] = {}
    for asked in options("")["customfilters"]["filterfields"]:
        name = asked["name"]
        assert "enum" not in _constraints(name)
        values = filter_values(rows, properties(name))
        reached[name] = len({_id(row) for value in values for row in filtered(rows, name, value)})
    assert reached == dict.fromkeys(
        ["coll_type", "projet_status", "theme", "sous_theme", "audience_service"], 33
    )


def _header(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[0].split(",")


def _constraints(name: str) -> dict[str, Any]:
    field = next(found for found in SCHEMA["fields"] if found["name"] == name)
    return dict(field.get("constraints", {}))


def _id(row: Row) -> str:
    return str(row["id"])
