"""The CSV, to the last character."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.access.gate import readable_fields
from iatheque.exchange.writers.columns import changed
from iatheque.exchange.writers.csv_file import csv_pieces, write_csv
from iatheque.exchange.writers.sheet_safety import defused
from iatheque.lib.csv_safety import undefuse
from iatheque.projects.models import Project
from iatheque.schema.field import Kind
from iatheque.schema.levels import Level
from tests.factories import make_project

SITE = "https://biblio.example"
PUBLIC = """\
id,url,coll_nom,nom_projet,coll_siret,coll_type,projet_date,projet_status,status_abandon,\
partenaires,usage_description,theme,sous_theme,audience_service,url_infos,image_url,longitude,\
latidude,date
aaaaaaaaaa,https://biblio.example/projets/aaaaaaaaaa-cantine-prevoir/,'=Ville de Saint-Brieuc,\
"'@cantine, « prévoir »",21220278200018,Commune,09/2024,Abandonné,"'- relevés incomplets

+ capteurs chers","'@Mégalis, Université Rennes 2","Prévoit ""chaque soir"",
école par école ; 100 % frugal.","Citoyenneté, santé, et solidarité",\
"Education, Santé et accès aux soins","agent, élu","https://ville.example/cantine?a=1,2",\
https://ville.example/logo.png,-0.584,48.0,01/02/2025
bbbbbbbbbb,https://biblio.example/projets/bbbbbbbbbb-prevoir-les-repas-de-la-cantine/,\
Ville de Saint-Brieuc,Prévoir les repas de la cantine,21220278200018,Commune,09/2024,\
En expérimentation,,,"Prévoit chaque soir le nombre de repas du lendemain, école par école.",\
"Citoyenneté, santé, et solidarité",,agent,,,-2.76,48.51,15/10/2025
"""
RESERVED = """\
projet_contact,financement,budget,mise_en_oeuvre,herbergement,nom_algorithme,\
algorithme_description,algorithme_operations,type_algorithme,impact_environnement,\
donnees_source,donnees_acces,url_ressources
numerique@ville.example,''=Fonds vert,de 50k€ à 100k€,\
"Projet développé en interne, marché public",en interne de l'administration,'''@repas,\
'＝ estime les convives,'+nettoyage,"Machine Learning, IA générative","'-2,1 kWh",NSP,par API,\
https://forge.example/cantine
,,,,,,,,,,,,
"""


def written(level: Level, pks: list[list[int]] | None = None) -> str:
    return b"".join(write_csv(level, pks, site_url=SITE)).decode()


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def lf(text: str) -> str:
    return text.replace("\r\n", "\n")


def test_the_public_csv_is_written_to_the_last_character(
    full_project: Project, plain_project: Project
) -> None:
    assert lf(written(Level.PUBLIC)) == PUBLIC


def test_lines_end_as_in_rfc_4180(plain_project: Project) -> None:
    assert written(Level.PUBLIC).count("\r\n") == 2


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.EXPERT])
def test_agents_and_experts_get_the_reserved_columns_in_published_order(
    level: Level, full_project: Project, plain_project: Project
) -> None:
    header, *rows = table(written(level))
    reserved = [at for at, name in enumerate(header) if name not in table(PUBLIC)[0]]

    assert header == ["id", "url", *(field.key for field in readable_fields(level))]
    assert [[row[at] for at in reserved] for row in [header, *rows]] == table(RESERVED)


def test_only_the_chosen_projects_are_written(
    full_project: Project, plain_project: Project
) -> None:
    text = written(Level.PUBLIC, [[], [plain_project.pk], [999_999]])
    assert [row[0] for row in table(text)] == ["id", "bbbbbbbbbb"]


@pytest.mark.parametrize("pks", [None, []])
def test_an_empty_catalogue_is_a_header(pks: list[list[int]] | None, db: None) -> None:
    assert lf(written(Level.PUBLIC, pks)) == PUBLIC.partition("\n")[0] + "\n"


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_is_one_query(count: int, db: None, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_project()
    with django_assert_num_queries(2):  # the projects, then that there are no more
        written(Level.PUBLIC)


TEXT_FIELDS = [
    field
    for field in readable_fields(Level.EXPERT)
    if field.kind in {Kind.LINE, Kind.BLOCK, Kind.NAMES, Kind.EMAIL}
]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=5))
def test_any_text_comes_back_whole_and_none_is_a_formula(texts: list[str]) -> None:
    columns = [list(texts) for _ in TEXT_FIELDS]
    data = b"".join(csv_pieces(["name"], [changed(TEXT_FIELDS, columns, defused)]))
    cells = table(data.decode())[1:]

    assert [[undefuse(cell) for cell in row] for row in cells] == [
        [text] * len(TEXT_FIELDS) for text in texts
    ]
    assert not [cell for row in cells for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
