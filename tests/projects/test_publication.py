"""Publishing: snapshots never change, entries hold what their level may read, nothing more."""

import pytest
from django.utils import timezone

from iatheque.projects import entries
from iatheque.projects.domain.drafts import DraftConflictError, save_draft
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.domain.rebuild import rebuild_entries
from iatheque.projects.domain.state import TransitionRefusedError, set_state
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.projects.models import Change, Draft, Project, Publication, StateChange
from iatheque.projects.states import State
from iatheque.schema.checking import Assessment
from iatheque.schema.levels import Level
from tests import factories

pytestmark = pytest.mark.django_db

RESERVED = {"budget": "moins de 50k€", "nom_algorithme": "Régression", "donnees_source": ["NSP"]}
PLACED = {"placement_visee": "améliorer l’existant"}


def assessed(**changes: object) -> Assessment:
    return Assessment(factories.values(**changes), (), {})


def test_publish_writes_an_entry_per_level_with_that_levels_values() -> None:
    project = factories.make_project(**RESERVED, **PLACED)
    public = factories.values() | PLACED
    whole = public | RESERVED
    seen = {level: entries.get(level, project.public_id).values for level in Level}
    assert seen == {Level.PUBLIC: public, Level.RESTREINT: whole, Level.EXPERT: whole}


def test_the_public_table_has_no_column_for_a_reserved_field() -> None:
    columns = {column.name for column in ENTRY_MODELS[Level.PUBLIC]._meta.concrete_fields}
    assert columns & set(RESERVED) == set()


def test_publication_keeps_values_extensions_and_model_version() -> None:
    project = factories.make_project(**RESERVED, **PLACED)
    snapshot = Publication.objects.get(project=project)
    assert (snapshot.number, snapshot.model_version, snapshot.values, snapshot.extensions) == (
        1,
        "1.1.0",
        factories.values() | RESERVED,
        {"placement": {"version": "1.0.0", "values": PLACED}},
    )


def test_publishing_again_adds_a_snapshot_and_keeps_the_first() -> None:
    project = factories.make_project()
    save_draft(project, assessed(nom_projet="Cantine prévue"), revision=1, by=None)
    set_state(project, State.PUBLISHED, by=None)
    names = Publication.objects.filter(project=project).order_by("number")
    assert [(snapshot.number, snapshot.values["nom_projet"]) for snapshot in names] == [
        (1, "Prévoir les repas de la cantine"),
        (2, "Cantine prévue"),
    ]
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert (entry.number, entry.slug, entry.first_published_at) == (
        2,
        "cantine-prevue",
        names[0].published_at,
    )


def test_a_draft_with_an_error_is_not_published_and_nothing_is_written() -> None:
    project = factories.make_draft(coll_siret="24410051800170")
    with pytest.raises(NotPublishableError) as refused:
        set_state(project, State.PUBLISHED, by=None)
    assert [(remark.key, remark.code) for remark in refused.value.remarks] == [
        ("coll_siret", "siret_key")
    ]
    project.refresh_from_db()
    assert (project.state, Publication.objects.count(), StateChange.objects.count()) == (
        State.DRAFT,
        0,
        0,
    )
    assert [entries.count(level) for level in Level] == [0, 0, 0]


def test_one_bad_draft_keeps_its_whole_batch_out() -> None:
    good, bad = factories.make_draft(), factories.make_draft(theme=None)
    with pytest.raises(NotPublishableError):
        set_state([good, bad], State.PUBLISHED, by=None)
    assert list(Project.objects.order_by("pk").values_list("state", flat=True)) == ["draft"] * 2


def test_archiving_takes_the_entries_away_and_keeps_the_snapshot() -> None:
    project = factories.make_project()
    set_state(project, State.ARCHIVED, by=None, reason="Doublon")
    assert [entries.count(level) for level in Level] == [0, 0, 0]
    assert Publication.objects.count() == 1
    log = StateChange.objects.order_by("pk").values_list("before", "after", "reason")
    assert list(log) == [("draft", "published", ""), ("published", "archived", "Doublon")]


def test_a_passage_that_does_not_exist_is_refused() -> None:
    project = factories.make_draft()
    with pytest.raises(TransitionRefusedError) as refused:
        set_state(project, State.REFUSED, by=None)
    assert (refused.value.before, refused.value.after) == (State.DRAFT, State.REFUSED)


def test_changes_are_numbered_without_gaps_one_per_visible_change() -> None:
    first, second = factories.make_project(), factories.make_project(nom_projet="Autre")
    set_state(first, State.ARCHIVED, by=None)
    assert list(Change.objects.order_by("number").values_list("number", "project_id")) == [
        (1, first.pk),
        (2, second.pk),
        (3, first.pk),
    ]


def test_a_second_editor_is_told_what_the_first_wrote() -> None:
    project = factories.make_draft()
    save_draft(project, assessed(nom_projet="Par la première personne"), revision=1, by=None)
    with pytest.raises(DraftConflictError) as conflict:
        save_draft(project, assessed(nom_projet="Par la seconde"), revision=1, by=None)
    assert conflict.value.current.values["nom_projet"] == "Par la première personne"
    draft = Draft.objects.get(project=project)
    assert (draft.revision, draft.values["nom_projet"]) == (2, "Par la première personne")


def test_rebuild_gives_back_the_same_entries() -> None:
    kept = factories.make_project(**RESERVED, **PLACED)
    save_draft(kept, assessed(nom_projet="Deuxième version"), revision=1, by=None)
    set_state(kept, State.PUBLISHED, by=None)
    factories.make_project(nom_projet="Un autre")
    before = {level: list(entries.stream(level)) for level in Level}
    for model in ENTRY_MODELS.values():
        model._default_manager.update(nom_projet="abîmé")
    assert rebuild_entries() == 2
    assert {level: list(entries.stream(level)) for level in Level} == before


def test_rebuild_drops_entries_of_projects_no_longer_published() -> None:
    project = factories.make_project()
    Project.objects.filter(pk=project.pk).update(state=State.ARCHIVED)
    assert rebuild_entries() == 0
    assert [entries.count(level) for level in Level] == [0, 0, 0]


def test_fetch_keeps_the_order_asked_and_leaves_out_what_is_gone(
    django_assert_num_queries: object,
) -> None:
    projects = [factories.make_project(nom_projet=f"Projet {rank}") for rank in range(3)]
    asked = [projects[2].pk, 999_999, projects[0].pk]
    with django_assert_num_queries(1):
        found = entries.fetch(Level.PUBLIC, asked)
    assert [entry.values["nom_projet"] for entry in found] == ["Projet 2", "Projet 0"]


def test_of_authority_gives_its_other_projects_latest_first() -> None:
    projects = [factories.make_project(nom_projet=f"Projet {rank}") for rank in range(3)]
    factories.make_project(coll_siret="24330031600011", nom_projet="Ailleurs")
    found = entries.of_authority(Level.PUBLIC, "212202782", limit=5, without=projects[1].pk)
    assert [entry.pk for entry in found] == [projects[2].pk, projects[0].pk]


def test_completeness_counts_the_fields_of_the_level() -> None:
    project = factories.make_project(**RESERVED)
    assert [entries.get(level, project.public_id).completeness for level in Level] == [75, 52, 52]


def test_identifiers_are_ten_letters_of_base32() -> None:
    project = factories.make_project()
    assert len(project.public_id) == 10
    project.full_clean()
    assert project.created_at <= timezone.now()
