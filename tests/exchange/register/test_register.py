"""The register of algorithms: the inventory's rows, public values, safe files."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest

from iatheque.exchange.register.csv_file import write_register
from iatheque.exchange.register.pdf_file import register_pdf
from iatheque.exchange.register.rows import BLANK, BLOCKS, ROWS, answers
from iatheque.lib.documents.blocks import Document
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from tests.factories import make_project

pytestmark = pytest.mark.django_db

SIREN = "212202782"


def say(entry: Entry, key: str) -> str:
    return entry.text(key)


def published(level: Level = Level.PUBLIC, **changes: object) -> Entry:
    make_project(**changes)
    [entry] = entries.of_authority(level, SIREN, limit=1)
    return entry


def lines(found: Sequence[Entry]) -> list[dict[str, str]]:
    content = b"".join(write_register(found, say, str, site_url="https://ici.example")).decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_inventory_has_21_rows_in_four_blocks() -> None:
    assert [len(block.rows) for block in BLOCKS] == [4, 7, 4, 6]
    assert len({row.name for row in ROWS}) == 21
    assert {key for row in ROWS for key in row.fields} <= set(FIELD_BY_KEY)


def test_a_project_answers_with_its_public_values_and_nothing_else() -> None:
    entry = published(
        nom_algorithme="Prévoyance 3",
        algorithme_description="Prévoit des présences.",
        projet_contact="dsi@ville.example",
        url_infos="https://ville.example/a",
    )
    said = {
        answer.row.name: answer.text for block in BLOCKS for answer in answers(entry, block, say)
    }
    assert {label: text for label, text in said.items() if text} == {
        "Nom de l’administration concernée": "Ville de Saint-Brieuc",
        "Date de mise à jour des informations": "15/10/2025",
        "Nom de l’algorithme": "Prévoir les repas de la cantine",
        "Contexte global": "Citoyenneté, santé, et solidarité · En expérimentation · 09/2024",
        "Finalité de l’algorithme": (
            "Prévoit chaque soir le nombre de repas du lendemain, école par école."
        ),
        "Ressources connexes : le métier": "https://ville.example/a",
        "Public concerné par la décision": "agent",
    }


def test_a_yes_or_a_no_is_said_with_its_question() -> None:
    entry = published(redevabilite_decision_individuelle="non")
    said = {answer.row.name: answer.text for answer in answers(entry, BLOCKS[2], say)}
    assert said["Portée de la décision"] == "Sert à décider pour quelqu’un en particulier : non"


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.EXPERT])
def test_a_register_refuses_what_not_everybody_reads(level: Level) -> None:
    with pytest.raises(ValueError, match="public"):
        answers(published(level), BLOCKS[0], say)


def test_the_csv_says_what_is_blank_and_defuses_formulas() -> None:
    entry = published(nom_projet="=1+1", usage_description="-2 % de repas jetés")
    [line] = lines([entry])
    assert list(line) == ["siren", "id", "url", *(row.name for row in ROWS)]
    assert (line["siren"], line["id"], line["url"]) == (
        SIREN,
        entry.id,
        f"https://ici.example{entry.path}",
    )
    assert line["Nom de l’algorithme"] == "'=1+1"
    assert line["Finalité de l’algorithme"] == "'-2 % de repas jetés"
    assert line["Fondements juridiques"] == BLANK


def test_the_csv_of_an_authority_without_projects_has_its_header_alone() -> None:
    content = b"".join(write_register([], say, str, site_url="https://ici.example"))
    assert content.count(b"\r\n") == 1
    assert content.startswith("siren,id,url,Nom de l’administration".encode())


def test_the_same_register_is_not_typeset_again() -> None:
    document = Document("Registre, Ville", "", "Ville", "", "", (), "Registre")
    assert register_pdf(document) is register_pdf(replace(document))
    assert register_pdf(document).startswith(b"%PDF")
