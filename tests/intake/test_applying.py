"""From a file to the library: who imports decides what becomes of the lines."""

from typing import Any

import pytest
from django.core import mail
from django.core.files.storage import default_storage

from iatheque.accounts.models import User
from iatheque.intake.domain.applying import SENT, apply, begin
from iatheque.intake.kept_plan import line_of
from iatheque.intake.models import Import, PlannedLine, Trace
from iatheque.moderation.models import AuditEvent, ReviewRequest
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import save_draft
from iatheque.projects.states import State
from iatheque.schema.checking import assess
from tests.exchange.lines import LINE, OTHER_SIRET, VALUES, WRONG_SIRET, line
from tests.factories import make_project
from tests.organisations.people import SIREN

from .imports import applied, library, planned

pytestmark = pytest.mark.django_db
OTHER = "Autre projet"


def told(of: Import) -> list[tuple[object, ...]]:
    """Return the lines of a plan that waits: number, action, reason, suggestion."""
    rows = PlannedLine.objects.filter(of=of).exclude(kind="absent").order_by("number")
    lines = [line_of(row) for row in rows]
    return [(one.number, one.action.value, str(one.reason or ""), one.suggestion) for one in lines]


def test_a_plan_writes_nothing_and_is_kept_whole(team: User) -> None:
    make_project(nom_projet="Absent")
    before = library()
    of = planned(line(), line(nom_projet=OTHER, coll_siret=WRONG_SIRET), by=team)

    assert told(of) == [(2, "created", "", ""), (3, "refused", "", LINE["coll_siret"])]
    assert of.counts == {
        "created": 1, "updated": 0, "unchanged": 0, "refused": 1, "doubtful": 0,
        "total": 2, "drafts": 0, "absent": 1, "writes": 1,
        "suggestions": 1, "corrections": 0,
    }  # fmt: skip
    assert (of.status, of.publishes, library()) == (Import.Status.READY, True, before)


def test_what_the_national_team_imports_goes_online(team: User) -> None:
    of = applied(line(), by=team)

    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, VALUES, {}, (1, VALUES))}
    assert (of.status, PlannedLine.objects.count()) == (Import.Status.APPLIED, 0)
    assert not default_storage.exists(of.file)
    assert list(AuditEvent.objects.values_list("kind", "by", "detail")) == [
        ("imported", team.pk, "projets.csv · créés : 1, mis à jour : 0, en brouillon : 0")
    ]


def test_what_a_member_imports_is_sent_to_review_with_one_letter(
    agent: User, team: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        applied(line(), line(nom_projet=OTHER), by=agent, siren=SIREN)

    values = VALUES | {"nom_projet": OTHER}
    assert library() == {
        "Prévoir les repas": (State.SUBMITTED, SIREN, VALUES, {}, None),
        OTHER: (State.SUBMITTED, SIREN, values, {}, None),
    }
    assert [(one.submitted_by, one.message) for one in ReviewRequest.objects.all()] == [
        (agent, SENT),
        (agent, SENT),
    ]
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [
        ("À relire : 2 projets importés", [team.email])
    ]


def test_a_published_project_stays_as_it_is_until_its_new_version_is_read(agent: User) -> None:
    town = Organisation.objects.get(siren=SIREN)
    make_project(organisation=town, **VALUES)

    applied(line(theme="Mobilités"), by=agent, siren=SIREN)

    values = VALUES | {"theme": "Mobilités"}
    assert library() == {"Prévoir les repas": (State.PUBLISHED, SIREN, values, {}, (1, VALUES))}
    review = ReviewRequest.objects.get()
    assert (review.is_update, review.revision, review.status) == (True, 2, "waiting")


@pytest.mark.parametrize(("role", "state"), [("agent", "submitted"), ("approver", "published")])
def test_the_approvers_of_an_own_circuit_publish_what_they_import(
    town: Organisation, agent: User, approver: User, role: str, state: str
) -> None:
    Organisation.objects.filter(pk=town.pk).update(own_circuit=True)

    applied(line(), by={"agent": agent, "approver": approver}[role], siren=SIREN)

    assert [seen[0] for seen in library().values()] == [state]


def test_lines_of_another_authority_are_refused(agent: User) -> None:
    make_project(**VALUES | {"coll_siret": OTHER_SIRET, "nom_projet": "Le leur"})
    before = library()
    of = applied(
        line(coll_siret=OTHER_SIRET, nom_projet="Le leur", theme="Mobilités"),
        line(coll_siret=OTHER_SIRET, nom_projet=OTHER),
        by=agent,
        siren=SIREN,
    )

    assert library() == before
    assert (of.counts["refused"], Trace.objects.count()) == (2, 0)


def test_a_library_that_changed_meanwhile_is_shown_again_and_nothing_is_stored(team: User) -> None:
    project = make_project(**VALUES)
    of = planned(line(theme="Mobilités"), line(nom_projet=OTHER), by=team)
    save_draft(project, assess(LINE | {"budget": "plus de 100k€"}), revision=1, by=None)
    before = library()

    assert begin(of)
    assert not apply(of)

    of.refresh_from_db()
    assert library() == before
    assert (of.status, of.is_renewed, told(of)) == (
        Import.Status.READY,
        True,
        [(2, "updated", "", ""), (3, "created", "", "")],
    )
    assert begin(of)
    assert apply(of)
    assert set(library()) == {"Prévoir les repas", OTHER}


def test_rights_that_changed_meanwhile_are_those_that_count(
    agent: User, town: Organisation, approver: User
) -> None:
    Organisation.objects.filter(pk=town.pk).update(own_circuit=True)
    of = planned(line(), by=approver, siren=SIREN)
    Organisation.objects.filter(pk=town.pk).update(own_circuit=False)

    assert begin(of)
    assert not apply(of)
    of.refresh_from_db()
    assert (of.publishes, library()) == (False, {})

    approver.memberships.update(is_accepted=False)
    assert begin(of)
    assert not apply(of)
    of.refresh_from_db()
    assert (of.status, str(of.said), library()) == (
        Import.Status.REFUSED,
        "Vous ne pouvez plus importer pour cette collectivité.",
        {},
    )


def test_a_plan_is_applied_once(team: User) -> None:
    of = planned(line(), by=team)

    assert [begin(of), begin(of)] == [True, False]
    assert apply(of)
    assert begin(of) is False


def test_the_same_file_twice_changes_nothing(team: User) -> None:
    applied(line(), by=team)
    before = library()

    again = applied(line(), by=team)

    assert (again.counts["writes"], library()) == (0, before)


def test_two_plans_of_the_same_project_cannot_both_be_applied(team: User, agent: User) -> None:
    first, second = planned(line(), by=team), planned(line(), by=agent, siren=SIREN)

    assert begin(first)
    assert apply(first)
    assert begin(second)
    assert not apply(second)

    second.refresh_from_db()
    assert (second.status, second.counts["unchanged"]) == (Import.Status.READY, 1)
    assert [seen[0] for seen in library().values()] == [State.PUBLISHED]
