"""The plan as a whole: its reach, what the file leaves out, files refused."""

import pytest
from django.conf import LazySettings

from iatheque.exchange.options import Options, organisation_siren
from iatheque.exchange.plan import Absent, Action
from iatheque.exchange.planning import make_plan
from iatheque.exchange.refusals import FileRefusedError, ImportRefusedError
from tests.exchange.lines import (
    LINE,
    OTHER_SIRET,
    VALUES,
    WRONG_SIRET,
    line,
    planned,
    table,
)
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

ID = "abcdefgh22"
OTHER_ID = "abcdefgh33"
OTHER = VALUES | {"coll_siret": OTHER_SIRET, "coll_nom": "Bordeaux Métropole"}
SIREN = "212202782"
WITHOUT = (
    "L’import est limité à la collectivité 212202782, et cette ligne n’a pas de SIRET juste qui "
    "dise qu’elle en est."
)
LIMITED = f"L’import est limité à la collectivité {SIREN}, et cette ligne n’en est pas."


def absents(content: bytes, organisation: str = "") -> list[Absent]:
    """Return the published projects that no line of `content` speaks of."""
    with make_plan(content, Options(organisation=organisation)) as plan:
        assert plan.absent_count == len(list(plan.absent()))
        return list(plan.absent())


def test_published_projects_absent_from_the_file_are_listed() -> None:
    make_project(public_id=ID, **VALUES)
    make_project(public_id=OTHER_ID, **OTHER)
    make_draft(**VALUES | {"nom_projet": "Brouillon"})
    other = Absent(OTHER_ID, "Bordeaux Métropole", "Prévoir les repas")

    assert absents(table(line())) == [other]
    assert absents(table(line(theme=""))) == [other]
    assert absents(table(line()), organisation=SIREN) == []
    assert absents(table(line(nom_projet="Autre")), organisation=SIREN) == [
        Absent(ID, "Ville de Saint-Brieuc", "Prévoir les repas")
    ]


def test_an_import_limited_to_an_authority_touches_nothing_else() -> None:
    make_project(public_id=ID, **VALUES)
    make_project(public_id=OTHER_ID, **OTHER)
    lines = [
        line(id="", theme="Mobilités"),
        line(id="", nom_projet="Nouveau"),
        line(id="", coll_siret=OTHER_SIRET, nom_projet="Ailleurs"),
        line(id=OTHER_ID),
        line(id=ID, coll_siret=OTHER_SIRET, nom_projet="Prévoir les repas"),
        line(id="", coll_siret=WRONG_SIRET, nom_projet="Sans SIRET"),
    ]

    told = planned(table(*lines), organisation=SIREN)

    assert [(said["action"], said.get("reason", "")) for said in told] == [
        ("updated", ""),
        ("created", ""),
        ("refused", LIMITED),
        ("refused", LIMITED),
        ("doubtful", "Cette ligne et la ligne 2 parlent du même projet."),
        ("refused", WITHOUT),
    ]


def test_a_known_project_cannot_leave_an_authority_by_a_limited_import() -> None:
    make_project(public_id=ID, **VALUES)

    told = planned(table(line(id=ID, coll_siret=OTHER_SIRET)), organisation=OTHER_SIRET[:9])

    assert [said["action"] for said in told] == ["refused"]


@pytest.mark.parametrize("typed", [LINE["coll_siret"], "212 202 782 00018"])
def test_the_authority_of_an_import_is_given_by_its_siret(typed: str) -> None:
    assert organisation_siren(typed) == SIREN


@pytest.mark.parametrize("typed", ["212202782", WRONG_SIRET, "Saint-Brieuc"])
def test_an_authority_that_is_no_siret_is_refused(typed: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        organisation_siren(typed)

    assert str(refused.value.note) == f"« {typed} » n’est pas un SIRET."


def test_a_scheduled_source_that_shrinks_too_much_is_refused(settings: LazySettings) -> None:
    settings.IMPORT_MINIMUM_SHARE = 0.5
    content = table(line(), line(nom_projet="Autre"))

    with make_plan(content, Options(previous_lines=4)) as plan:
        assert plan.total == 2
    with pytest.raises(FileRefusedError) as refused:
        make_plan(content, Options(previous_lines=5))
    assert str(refused.value.note) == (
        "Ce fichier n’a plus que 2 lignes, contre 5 la fois précédente : "
        "il est sans doute incomplet."
    )


def test_a_plan_says_how_many_lines_and_which_columns() -> None:
    make_project(public_id=ID, **VALUES)
    renamed = {("Porteur" if key == "coll_nom" else key): text for key, text in line().items()}
    lines = [renamed | {"Notes": ""}, renamed | {"nom_projet": "Autre", "Notes": "x"}]

    with make_plan(table(*lines)) as plan:
        facts = (plan.total, plan.kept_out, plan.write_count, plan.unknown, plan.counts)
        columns = [plan.column(key) for key in ("coll_nom", "theme", "budget")]

    assert facts == (2, 0, 1, ("Notes",), {Action.UNCHANGED: 1, Action.CREATED: 1})
    assert columns == ["Porteur", "theme", "Budget"]


def test_progress_is_told_step_by_step() -> None:
    told: list[tuple[str, int, int]] = []

    def progress(step: str, done: int, total: int) -> None:
        told.append((step, done, total))

    lines = [line(nom_projet=f"Projet {number}") for number in range(501)]
    with make_plan(table(*lines), progress=progress):
        pass

    assert told == [
        ("Lecture du fichier", 500, 0),
        ("Comparaison avec le catalogue", 500, 501),
        ("Comparaison avec le catalogue", 501, 501),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_making_a_plan_takes_the_same_queries_whatever_the_lines(
    count: int, django_assert_num_queries: object
) -> None:
    names = [f"Projet {number}" for number in range(count)]
    for name in names:
        make_project(**VALUES | {"nom_projet": name})
    content = table(*(line(nom_projet=name) for name in names))

    with django_assert_num_queries(5), make_plan(content) as plan:
        assert plan.counts == {Action.UNCHANGED: count}
