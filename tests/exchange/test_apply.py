"""Applying a plan: what is stored, what is shown, and nothing when anything fails."""

from typing import Any

import pytest

from iatheque.accounts.models import User
from iatheque.exchange.apply import Applied, apply_plan
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.exchange.refusals import PlanOutdatedError
from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.domain.drafts import save_draft
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project, Publication, StateChange
from iatheque.projects.signals import catalogue_changed
from iatheque.projects.states import State
from iatheque.schema.checking import assess
from iatheque.schema.levels import Level
from tests.exchange.lines import LINE, OTHER_SIRET, VALUES, WRONG_SIRET, line, table
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

ID = "abcdefgh22"


def imported(*lines: dict[str, str], by: User | None = None, **options: Any) -> Applied:
    """Import lines, and return what was done."""
    with make_plan(table(*lines), Options(**options)) as plan:
        return apply_plan(plan, by=by)


def state_of(project: Project) -> tuple[object, ...]:
    """Return what readers and writers may see of a project."""
    project.refresh_from_db()
    draft = Draft.objects.get(project=project)
    entry = entries.get(Level.EXPERT, project.public_id)
    return (
        project.state,
        project.organisation and project.organisation.siren,
        draft.values,
        draft.unread,
        draft.revision,
        entry and (entry.number, entry.values),
    )


def test_a_new_line_becomes_a_published_project_of_its_authority() -> None:
    by = User.objects.create_user("equipe@iatheque.example")

    assert imported(line(), by=by) == Applied(created=1)

    project = Project.objects.get()
    assert state_of(project) == (State.PUBLISHED, "212202782", VALUES, {}, 1, (1, VALUES))
    assert (Draft.objects.get().updated_by, Publication.objects.get().author) == (by, by)
    assert list(StateChange.objects.values_list("before", "after", "by", "reason")) == [
        (State.DRAFT, State.PUBLISHED, by.pk, "import")
    ]
    facts = ("siren", "siret", "name", "kind", "longitude", "latitude", "is_verified")
    assert Organisation.objects.values(*facts).get() == {
        "siren": "212202782",
        "siret": LINE["coll_siret"],
        "name": "Ville de Saint-Brieuc",
        "kind": "Commune",
        "longitude": -2.76,
        "latitude": 48.51,
        "is_verified": False,
    }


def test_an_identifier_given_by_the_file_is_kept() -> None:
    imported(line(id=ID))

    assert Project.objects.get().public_id == ID


def test_an_authority_takes_its_first_line_and_is_never_overwritten() -> None:
    imported(line(), line(nom_projet="Autre", coll_nom="Mairie", coll_type="EPCI"))
    imported(line(nom_projet="Troisième", coll_nom="SAINT-BRIEUC"))

    assert list(Organisation.objects.values_list("name", "kind")) == [
        ("Ville de Saint-Brieuc", "Commune")
    ]
    assert Project.objects.filter(organisation=Organisation.objects.get()).count() == 3


def test_an_update_makes_a_new_publication() -> None:
    imported(line())

    assert imported(line(theme="Mobilités", budget="plus de 100k€")) == Applied(updated=1)

    values = VALUES | {"theme": "Mobilités", "budget": "plus de 100k€"}
    assert state_of(Project.objects.get()) == (
        State.PUBLISHED,
        "212202782",
        values,
        {},
        2,
        (2, values),
    )
    assert Publication.objects.count() == 2


def test_the_same_file_twice_changes_nothing() -> None:
    lines = (
        line(audience_service="agent, martien", url_infos="interne", budget="/"),
        line(nom_projet="Autre", coll_siret=WRONG_SIRET, coll_nom="Ville de Metz"),
        line(nom_projet="Encore", placement_visee="plutôt nouveau"),
    )
    whole = [{"placement_visee": ""} | cells for cells in lines]

    assert imported(*whole, drafts=True) == Applied(created=2, drafts=1)
    before = [state_of(project) for project in Project.objects.order_by("pk")]
    assert imported(*whole, drafts=True) == Applied()
    assert [state_of(project) for project in Project.objects.order_by("pk")] == before


def test_unread_texts_are_kept_for_the_owner() -> None:
    imported(line(audience_service="agent, martien", url_infos="interne"))

    assert Draft.objects.get().unread == {"audience_service": ["martien"], "url_infos": ["interne"]}


def test_a_refused_line_kept_as_a_draft_is_shown_to_nobody() -> None:
    assert imported(line(coll_siret=WRONG_SIRET), drafts=True) == Applied(drafts=1)

    values = VALUES | {"coll_siret": WRONG_SIRET}
    assert state_of(Project.objects.get()) == (State.DRAFT, None, values, {}, 1, None)


def test_a_draft_kept_by_an_import_is_published_by_the_next_one() -> None:
    imported(line(coll_siret=WRONG_SIRET), drafts=True)

    assert imported(line()) == Applied(updated=1)
    assert state_of(Project.objects.get()) == (
        State.PUBLISHED,
        "212202782",
        VALUES,
        {},
        2,
        (1, VALUES),
    )


def test_a_project_whose_siret_changes_goes_to_the_other_authority() -> None:
    imported(line(id=ID))

    imported(line(id=ID, coll_siret=OTHER_SIRET))

    assert Project.objects.get().organisation == Organisation.objects.get(siren=OTHER_SIRET[:9])


def test_projects_absent_from_the_file_stay() -> None:
    project = make_project(**VALUES)
    before = state_of(project)

    imported(line(nom_projet="Autre"))

    assert state_of(project) == before


def test_readers_are_told_when_all_is_stored(
    django_capture_on_commit_callbacks: Any,
) -> None:
    told: list[int] = []

    def listen(number: int, **_signal: object) -> None:
        told.append(number)

    catalogue_changed.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            imported(line(), line(nom_projet="Autre"))
            assert told == []
    finally:
        catalogue_changed.disconnect(listen)

    assert told == [2]


def refused(plan: Any) -> str:
    """Return why a plan is not applied; nothing of it must be stored."""
    before = [state_of(project) for project in Project.objects.order_by("pk")]
    with pytest.raises(PlanOutdatedError) as outdated:
        apply_plan(plan)
    assert [state_of(project) for project in Project.objects.order_by("pk")] == before
    return str(outdated.value.note)


def test_a_project_saved_since_the_plan_stops_the_whole_import() -> None:
    project = make_project(**VALUES)
    with make_plan(table(line(theme="Mobilités"), line(nom_projet="Autre"))) as plan:
        save_draft(project, assess(LINE | {"budget": "plus de 100k€"}), revision=1, by=None)

        assert refused(plan) == (
            "Le projet « Prévoir les repas » a été modifié pendant l’import : refaites l’import."
        )


def test_a_project_withdrawn_since_the_plan_stops_the_whole_import() -> None:
    project = make_project(**VALUES)
    with make_plan(table(line(theme="Mobilités"))) as plan:
        set_state(project, State.ARCHIVED, by=None)

        assert refused(plan) == (
            "Le projet « Prévoir les repas » a été modifié pendant l’import : refaites l’import."
        )


@pytest.mark.parametrize("public_id", [None, ID])
def test_a_project_created_since_the_plan_stops_the_whole_import(public_id: str | None) -> None:
    lines = [line(id=public_id or ""), line(id="", nom_projet="Autre")]
    with make_plan(table(*lines)) as plan:
        make_draft(public_id=public_id, **VALUES)

        assert refused(plan) == (
            "Le projet « Prévoir les repas » vient d’être créé par ailleurs : refaites l’import."
        )


def test_an_identifier_taken_since_the_plan_stops_the_whole_import() -> None:
    with make_plan(table(line(id=ID))) as plan:
        make_draft(public_id=ID, **VALUES | {"nom_projet": "Autre"})

        assert refused(plan) == (
            "Le projet « Prévoir les repas » vient d’être créé par ailleurs : refaites l’import."
        )


def test_unrelated_projects_created_since_the_plan_stop_nothing() -> None:
    with make_plan(table(line())) as plan:
        make_project(**VALUES | {"nom_projet": "Autre"})

        assert apply_plan(plan) == Applied(created=1)


@pytest.mark.parametrize("count", [1, 3])
def test_applying_takes_the_same_queries_whatever_the_lines(
    count: int, django_assert_num_queries: Any
) -> None:
    lines = [line(nom_projet=f"Projet {number}") for number in range(count)]
    imported(line(nom_projet="Avant"))

    with (
        make_plan(table(*lines, line(nom_projet="Avant", theme="Mobilités"))) as plan,
        django_assert_num_queries(29),
    ):
        assert apply_plan(plan) == Applied(created=count, updated=1)
