"""Undoing an import: everything comes back, or nothing does, and history stays true."""

import pytest

from iatheque.accounts.models import User
from iatheque.intake.domain.undoing import UndoRefusedError, begin, blockers, finish, undo
from iatheque.intake.models import Import, Trace
from iatheque.moderation.domain.messages import write
from iatheque.moderation.domain.previews import create_link
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import AuditEvent, ReviewRequest
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import save_draft
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project, Publication
from iatheque.projects.states import State
from iatheque.schema.checking import assess
from iatheque.schema.levels import Level
from tests.exchange.lines import LINE, OTHER_SIRET, VALUES, line
from tests.factories import make_draft, make_project
from tests.organisations.people import SIREN

from .imports import applied, library

pytestmark = pytest.mark.django_db
OTHER = "Autre projet"


def test_what_was_online_is_published_again_as_it_was(team: User, town: Organisation) -> None:
    project = make_project(organisation=town, **VALUES)
    of = applied(line(theme="Mobilités"), by=team)

    undo(of, by=team)

    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, VALUES, {}, (3, VALUES))}
    numbers = Publication.objects.filter(project=project).order_by("number")
    assert [row.values["theme"] for row in numbers] == [
        LINE["theme"],
        "Mobilités",
        LINE["theme"],
    ]
    of.refresh_from_db()
    assert (of.status, of.undone_by, Trace.objects.count()) == (Import.Status.UNDONE, team, 0)
    last = AuditEvent.objects.order_by("pk").last()
    assert last is not None
    assert (last.kind, last.by, last.detail) == ("import_undone", team, "projets.csv")


def test_a_draft_that_was_ahead_of_its_publication_is_ahead_again(
    team: User, town: Organisation
) -> None:
    project = make_project(organisation=town, **VALUES)
    ahead = assess(LINE | {"budget": "plus de 100k€"})
    save_draft(project, ahead, revision=1, by=team)
    before = library()
    of = applied(line(theme="Mobilités"), by=team)

    undo(of, by=team)

    state, siren, values, unread, _entry = before["Prévoir les repas"]
    assert library() == {"Prévoir les repas": (state, siren, values, unread, (3, VALUES))}
    assert Draft.objects.get().updated_by == team


def test_what_the_import_put_online_is_a_draft_that_the_next_import_publishes(team: User) -> None:
    of = applied(line(), by=team)

    undo(of, by=team)

    assert library() == {"Prévoir les repas": (State.DRAFT, SIREN, VALUES, {}, None)}
    applied(line(theme="Mobilités"), by=team)
    values = VALUES | {"theme": "Mobilités"}
    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, values, {}, (2, values))}


def test_what_nobody_read_is_removed(agent: User) -> None:
    of = applied(
        line(), line(nom_projet=OTHER, projet_status=""), by=agent, siren=SIREN, drafts=True
    )
    assert [seen[0] for seen in library().values()] == [State.SUBMITTED, State.DRAFT]

    undo(of, by=agent)

    assert (library(), ReviewRequest.objects.count()) == ({}, 0)


def test_a_version_sent_by_the_import_is_taken_back(agent: User, town: Organisation) -> None:
    make_project(organisation=town, **VALUES)
    of = applied(line(theme="Mobilités"), by=agent, siren=SIREN)

    undo(of, by=agent)

    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, VALUES, {}, (1, VALUES))}
    assert ReviewRequest.objects.get().status == "taken_back"


def test_a_project_that_changed_hands_goes_back(team: User, town: Organisation) -> None:
    project = make_project(organisation=town, **VALUES)
    of = applied(line(id=project.public_id, coll_siret=OTHER_SIRET), by=team)
    assert Project.objects.get().siren == OTHER_SIRET[:9]

    undo(of, by=team)

    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, VALUES, {}, (3, VALUES))}


def test_a_draft_of_somebody_is_given_back(team: User, town: Organisation, agent: User) -> None:
    make_draft(organisation=town, by=agent, **VALUES)
    of = applied(line(theme="Mobilités"), by=team)

    undo(of, by=team)

    assert library() == {"Prévoir les repas": (State.DRAFT, SIREN, VALUES, {}, None)}
    assert Draft.objects.get().updated_by == agent


def refused(of: Import, by: User) -> list[tuple[int, str, str]]:
    """Return the lines that keep an import from being undone; nothing must have changed."""
    before = library()
    with pytest.raises(UndoRefusedError) as stopped:
        undo(of, by=by)
    assert library() == before
    assert list(stopped.value.blockers) == blockers(of)
    return [(one.line, one.name, str(one.why)) for one in stopped.value.blockers]


def test_lines_that_somebody_touched_keep_all_from_being_undone(team: User) -> None:
    names = [f"Projet {number}" for number in range(4)]
    of = applied(*(line(nom_projet=name) for name in names), by=team)
    projects = list(Project.objects.order_by("pk"))
    edited = assess(LINE | {"nom_projet": names[0], "theme": "Mobilités"})
    save_draft(projects[0], edited, revision=1, by=team)
    set_state(projects[1], State.ARCHIVED, by=team)
    projects[2].delete()

    assert refused(of, team) == [
        (2, names[0], "modifié depuis l’import"),
        (3, names[1], "son état a changé depuis l’import"),
        (4, names[2], "ce projet n’existe plus"),
    ]


def test_a_review_that_began_is_not_taken_back(agent: User, team: User) -> None:
    of = applied(line(), by=agent, siren=SIREN)
    write(ReviewRequest.objects.get(), by=team, text="Une question sur le budget.")

    assert refused(of, agent) == [(2, "Prévoir les repas", "sa relecture a commencé")]


def test_only_who_may_publish_undoes_what_was_published(
    town: Organisation, agent: User, approver: User
) -> None:
    Organisation.objects.filter(pk=town.pk).update(own_circuit=True)
    of = applied(line(), by=approver, siren=SIREN)

    with pytest.raises(NotAllowedError):
        undo(of, by=agent)

    undo(of, by=approver)
    with pytest.raises(NotAllowedError):
        undo(of, by=approver)


def test_what_was_joined_since_is_never_lost(agent: User) -> None:
    of = applied(line(), by=agent, siren=SIREN)
    create_link(Project.objects.get(), by=agent, level=Level.PUBLIC)

    assert refused(of, agent) == [
        (2, "Prévoir les repas", "quelque chose lui a été joint depuis l’import")
    ]


def test_an_undoing_that_lines_prevent_leaves_the_import_as_it_was(team: User) -> None:
    of = applied(line(), by=team)
    Draft.objects.update(revision=9)

    assert [begin(of, by=team), begin(of, by=team)] == [True, False]
    assert not finish(of, by=team)

    of.refresh_from_db()
    assert of.status == Import.Status.APPLIED
    Draft.objects.update(revision=1)
    of.refresh_from_db()
    assert begin(of, by=team)
    assert finish(of, by=team)
    of.refresh_from_db()
    assert of.status == Import.Status.UNDONE
