"""The workbook: what a person sees, and what no program would run."""

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from iatheque.access.gate import readable_fields
from iatheque.exchange.writers import xlsx_file
from iatheque.exchange.writers.xlsx_file import UnwritableError, write_xlsx
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

SITE = "https://biblio.example"


def workbook(level: Level = Level.PUBLIC) -> bytes:
    return b"".join(write_xlsx(level, None, site_url=SITE))


def sheet_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("level", Level)
def test_cells_hold_texts_and_degrees(level: Level, plain_project: Project) -> None:
    found = CalamineWorkbook.from_filelike(io.BytesIO(workbook(level)))
    header, row = found.get_sheet_by_name("projets").to_python()
    cells = dict(zip(header, row, strict=True))

    assert header == ["id", "url", *(field.key for field in readable_fields(level))]
    assert {key: cell for key, cell in cells.items() if cell != ""} == {
        "id": "bbbbbbbbbb",
        "url": f"{SITE}/projets/bbbbbbbbbb-prevoir-les-repas-de-la-cantine/",
        "coll_nom": "Ville de Saint-Brieuc",
        "nom_projet": "Prévoir les repas de la cantine",
        "coll_siret": "21220278200018",
        "coll_type": "Commune",
        "projet_date": "09/2024",
        "projet_status": "En expérimentation",
        "usage_description": "Prévoit chaque soir le nombre de repas du lendemain, "
        "école par école.",
        "theme": "Citoyenneté, santé, et solidarité",
        "audience_service": "agent",
        "longitude": -2.76,
        "latidude": 48.51,
        "date": "15/10/2025",
    }


def test_no_cell_is_a_formula_or_a_link(full_project: Project) -> None:
    xml = sheet_xml(workbook(Level.EXPERT))
    assert re.findall("<f>|<hyperlink", xml) == []


def test_the_header_stays_in_sight(plain_project: Project) -> None:
    [pane] = re.findall("<pane [^>]*>", sheet_xml(workbook()))
    assert pane == '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'


def test_the_same_catalogue_gives_the_same_file(plain_project: Project) -> None:
    assert workbook() == workbook()


def test_more_projects_than_a_sheet_holds_are_refused_at_once(
    full_project: Project, plain_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def narrow(*args: object, **options: object) -> object:
        sheet = add_worksheet(*args, **options)
        sheet.xls_rowmax = 2
        return sheet

    add_worksheet = xlsx_file.Workbook.add_worksheet
    monkeypatch.setattr(xlsx_file.Workbook, "add_worksheet", narrow)
    with pytest.raises(UnwritableError) as refused:
        write_xlsx(Level.PUBLIC, None, site_url=SITE)

    assert str(refused.value) == (
        "Une feuille de classeur ne peut pas contenir autant de projets. "
        "Demandez plutôt le format CSV, ou une sélection plus petite."
    )
