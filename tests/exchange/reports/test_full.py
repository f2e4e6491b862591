"""The full report, as a file."""

import csv
from pathlib import Path

import pytest

from iatheque.exchange.planning import make_plan
from iatheque.exchange.reports.full import write_report
from tests.exchange.lines import OTHER_SIRET, VALUES, WRONG_SIRET, line, table
from tests.factories import make_project

OTHER = VALUES | {"coll_siret": OTHER_SIRET, "coll_nom": "Bordeaux Métropole"}

pytestmark = pytest.mark.django_db


def test_each_remark_difference_and_absent_project_has_its_row(tmp_path: Path) -> None:
    make_project(public_id="abcdefgh22", **VALUES)
    make_project(public_id="abcdefgh33", **OTHER)
    lines = [
        line(theme="mobilités"),
        line(theme="Mobilités"),
        line(nom_projet="=Deux", coll_siret=WRONG_SIRET),
        line(nom_projet="Trois"),
    ]
    path = tmp_path / "rapport.csv"

    with make_plan(table(*lines)) as plan:
        write_report(plan, path)

    content = path.read_text(encoding="utf-8-sig")
    assert {len(row) for row in csv.reader(content.splitlines(), delimiter=";")} == {10}
    known = "abcdefgh22;Ville de Saint-Brieuc;Prévoir les repas"
    assert path.read_bytes().decode("utf-8").split("\r\n") == [
        (
            "\ufeffligne;action;identifiant;collectivité;projet;nature;colonne;"
            "trouvé ou avant;gardé ou après;pourquoi"
        ),
        (f"2;mis à jour;{known};Différence;theme;Citoyenneté, santé, et solidarité;Mobilités;"),
        (
            f"2;mis à jour;{known};Correction;theme;mobilités;Mobilités;"
            "Ramené à la valeur de la liste."
        ),
        f"3;à vérifier;{known};Raison;;;;Cette ligne et la ligne 2 parlent du même projet.",
        ("4;refusé;;Ville de Saint-Brieuc;'=Deux;Proposition;;;21220278200018;SIRET proposé"),
        (
            "4;refusé;;Ville de Saint-Brieuc;'=Deux;Erreur;coll_siret;21220278200019;;"
            "La clé du SIRET 21220278200019 est fausse : un chiffre a sans doute été mal recopié."
        ),
        "5;créé;;Ville de Saint-Brieuc;Trois;;;;;",
        ";absent du fichier;abcdefgh33;Bordeaux Métropole;Prévoir les repas;;;;;",
        "",
    ]
