"""A plan as it is read on a terminal."""

from typing import Any

import pytest

from iatheque.accounts.models import User
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.exchange.reports.terminal import describe
from tests.exchange.lines import OTHER_SIRET, VALUES, WRONG_SIRET, line, table
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

ID = "abcdefgh22"
STAYS = "Ce projet est un brouillon en cours d’écriture : il n’est pas publié."


def described(*lines: dict[str, str], **options: Any) -> str:
    """Return what is told of the plan of these lines."""
    with make_plan(table(*lines), Options(**options)) as plan:
        return "\n".join(describe(plan))


def test_a_plan_without_a_doubt_is_told_by_its_figures() -> None:
    assert described(line()) == (
        """\
Lignes lues                  1
Projets créés                1
Projets mis à jour           0
Projets inchangés            0
Lignes refusées              0
Lignes à vérifier            0"""
    )


def test_a_plan_tells_what_asks_for_attention_first() -> None:
    make_project(public_id=ID, **VALUES)
    make_project(
        public_id="abcdefgh33",
        **VALUES | {"coll_siret": OTHER_SIRET, "coll_nom": "Bordeaux Métropole"},
    )
    extra = {"Notes": "", "url_infos": ""}
    lines = [
        line(theme="mobilités", nom_algorithme="", **extra),
        line(nom_projet="Deux", coll_siret=WRONG_SIRET, **extra),
        line(theme="Mobilités", **extra),
        line(nom_projet="Quatre", audience_service="Agent", **extra | {"url_infos": "interne"}),
        line(nom_projet="Cinq", audience_service="Agent", **extra),
    ]

    assert described(*lines, drafts=True) == (
        """\
Lignes lues                  5
Projets créés                2
Projets mis à jour           1
Projets inchangés            0
Lignes refusées              1
Lignes à vérifier            1
Lignes refusées gardées en brouillon : 1
Colonnes inconnues, laissées de côté : « Notes »

Lignes refusées (1)
  ligne 3 · Deux · Ville de Saint-Brieuc
      coll_siret : La clé du SIRET 21220278200019 est fausse : \
un chiffre a sans doute été mal recopié.
      SIRET proposé : 21220278200018, celui des autres lignes de la même collectivité \
(--accept-suggestions le reprend).

Lignes à vérifier, non reprises (1)
  ligne 4 · Prévoir les repas · Ville de Saint-Brieuc · abcdefgh22
      Cette ligne et la ligne 2 parlent du même projet.

Mises à jour (1)
  ligne 2 · Prévoir les repas · Ville de Saint-Brieuc · abcdefgh22
      theme : « Citoyenneté, santé, et solidarité » → « Mobilités »
      nom_algorithme : « Prévision » → (vide)

Avertissements (1)
  url_infos : « interne » n’est pas une adresse web complète, \
comme https://ville.example/ia. (ligne 5)

Corrections faites à la lecture (3)
  audience_service : « Agent » → « agent » · Ramené aux valeurs de la liste. (2 lignes : 5, 6)
  theme : « mobilités » → « Mobilités » · Ramené à la valeur de la liste. (ligne 2)

Informations à compléter (1)
  nom_algorithme : Cette information reste à compléter. (ligne 2)

Projets publiés absents du fichier, qui restent en ligne (1)
  abcdefgh33 · Prévoir les repas · Bordeaux Métropole"""
    )


def test_what_is_worth_knowing_of_a_line_is_told() -> None:
    author = User.objects.create_user("agent@ville.example")
    make_draft(public_id=ID, by=author, **VALUES)
    heading = f"  ligne 2 · Prévoir les repas · Ville de Saint-Brieuc · {ID}"

    assert described(line(nom_algorithme="Menus")).splitlines()[7:] == [
        "Mises à jour (1)",
        heading,
        "      nom_algorithme : « Prévision » → « Menus »",
        "",
        "À savoir",
        heading,
        f"      {STAYS}",
    ]


def test_a_refused_line_tells_its_other_differences() -> None:
    make_project(public_id=ID, **VALUES)

    assert described(line(theme="", nom_algorithme="Menus")).splitlines()[7:] == [
        "Lignes refusées (1)",
        f"  ligne 2 · Prévoir les repas · Ville de Saint-Brieuc · {ID}",
        "      theme : Cette information est nécessaire pour publier.",
        "      nom_algorithme : « Prévision » → « Menus »",
    ]


def test_long_lists_are_cut_and_say_so() -> None:
    lines = [line(nom_projet=f"Projet {number}", theme=f"?{number}") for number in range(60)]

    told = described(*lines).splitlines()

    assert told.count("  … et 10 autres : --report FICHIER les donne tous.") == 1
    assert [text for text in told if text.startswith("  ligne")][-1] == (
        "  ligne 51 · Projet 49 · Ville de Saint-Brieuc"
    )
