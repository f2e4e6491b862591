"""Abilities: every role, in every state, on each of the two circuits."""

from dataclasses import dataclass
from itertools import pairwise

import pytest

from iatheque.access.abilities import abilities, role_on
from iatheque.access.roles import Role
from iatheque.access.viewer import Viewer
from iatheque.projects.states import State
from iatheque.schema.levels import Level

OURS, THEIRS = "212202782", "243300316"
READERS = {
    "anonymous": Viewer.anonymous(),
    "signed in": Viewer(user_id=1),
    "expert": Viewer(level=Level.EXPERT, user_id=1),
    "of another authority": Viewer(
        level=Level.RESTREINT,
        user_id=1,
        sirens=frozenset({THEIRS}),
        approver_sirens=frozenset({THEIRS}),
    ),
}
CONTRIBUTOR = Viewer(level=Level.RESTREINT, user_id=1, sirens=frozenset({OURS}))
APPROVER = Viewer(
    level=Level.RESTREINT,
    user_id=1,
    sirens=frozenset({OURS}),
    approver_sirens=frozenset({OURS}),
)
MODERATOR = Viewer(level=Level.EXPERT, user_id=1, is_moderator=True)
ADMINISTRATOR = Viewer(level=Level.EXPERT, user_id=1, is_moderator=True, is_administrator=True)

WHOLE = "read read_whole see_history"
# role -> state -> what it may do, when the national team decides.
NATIONAL = {
    "contributor": {
        "draft": f"{WHOLE} edit submit archive",
        "submitted": f"{WHOLE} take_back",
        "changes_requested": f"{WHOLE} edit submit archive",
        "refused": f"{WHOLE} take_back archive",
        "published": f"{WHOLE} edit submit take_back",
        "archived": f"{WHOLE} take_back",
    },
    "approver": {
        "draft": f"{WHOLE} edit submit archive",
        "submitted": f"{WHOLE} edit take_back",
        "changes_requested": f"{WHOLE} edit submit archive",
        "refused": f"{WHOLE} take_back archive",
        "published": f"{WHOLE} edit submit take_back archive",
        "archived": f"{WHOLE} take_back",
    },
    "moderator": {
        "draft": f"{WHOLE} edit submit archive publish blank",
        "submitted": f"{WHOLE} edit take_back review publish blank",
        "changes_requested": f"{WHOLE} edit submit archive publish blank",
        "refused": f"{WHOLE} take_back archive blank",
        "published": f"{WHOLE} edit submit take_back review archive withdraw publish blank",
        "archived": f"{WHOLE} take_back publish blank",
    },
}
# What an approver may do besides, when her authority publishes by itself.
OWN = {
    "draft": "publish",
    "submitted": "review publish",
    "changes_requested": "publish",
    "refused": "",
    "published": "review publish",
    "archived": "publish",
}


@dataclass
class Project:
    state: str
    own_circuit: bool = False
    siren: str = OURS


# What belongs to the authority alone: the national team has no part in it.
PRIVATE = {"evaluate", "share_evaluation"}


def able(viewer: Viewer, project: Project) -> set[str]:
    return {name for name, may in abilities(viewer, project).items() if may}


def allowed(viewer: Viewer, project: Project) -> set[str]:
    return able(viewer, project) - PRIVATE


@pytest.mark.parametrize("state", [state.value for state in State])
@pytest.mark.parametrize("own_circuit", [False, True])
def test_evaluations_are_the_authority_s_in_every_state(state: str, own_circuit: bool) -> None:
    project = Project(state, own_circuit)
    people = {
        "contributor": CONTRIBUTOR,
        "approver": APPROVER,
        "moderator": MODERATOR,
        "administrator": ADMINISTRATOR,
        **READERS,
    }
    seen = {name: able(viewer, project) & PRIVATE for name, viewer in people.items()}
    assert {name: may for name, may in seen.items() if may} == {
        "contributor": {"evaluate"},
        "approver": {"evaluate", "share_evaluation"},
    }


STATES = pytest.mark.parametrize("state", [state.value for state in State])
CIRCUITS = pytest.mark.parametrize("own_circuit", [False, True])


@STATES
@CIRCUITS
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_readers_read_what_is_published_and_do_nothing(
    reader: Viewer, state: str, own_circuit: bool
) -> None:
    expected = {"read"} if state == "published" else set()
    assert allowed(reader, Project(state, own_circuit)) == expected


@STATES
@CIRCUITS
def test_contributors(state: str, own_circuit: bool) -> None:
    expected = set(NATIONAL["contributor"][state].split())
    assert allowed(CONTRIBUTOR, Project(state, own_circuit)) == expected


@STATES
def test_approvers_where_the_national_team_decides(state: str) -> None:
    assert allowed(APPROVER, Project(state)) == set(NATIONAL["approver"][state].split())


@STATES
def test_approvers_where_their_authority_decides(state: str) -> None:
    expected = set(NATIONAL["approver"][state].split()) | set(OWN[state].split())
    assert allowed(APPROVER, Project(state, own_circuit=True)) == expected


@STATES
@CIRCUITS
@pytest.mark.parametrize("viewer", [MODERATOR, ADMINISTRATOR])
def test_the_national_team_and_administrators(
    viewer: Viewer, state: str, own_circuit: bool
) -> None:
    expected = set(NATIONAL["moderator"][state].split())
    assert allowed(viewer, Project(state, own_circuit)) == expected


@STATES
@CIRCUITS
def test_each_role_may_do_all_that_the_one_below_may(state: str, own_circuit: bool) -> None:
    project = Project(state, own_circuit)
    ladder = [
        allowed(viewer, project)
        for viewer in (Viewer.anonymous(), CONTRIBUTOR, APPROVER, MODERATOR, ADMINISTRATOR)
    ]
    assert all(below <= above for below, above in pairwise(ladder))


def test_roles_are_ordered_and_given_by_authority() -> None:
    both = Viewer(user_id=1, sirens=frozenset({OURS, THEIRS}), approver_sirens=frozenset({THEIRS}))
    assert [role_on(viewer, OURS) for viewer in READERS.values()] == [None] * 4
    assert (role_on(both, OURS), role_on(both, THEIRS)) == (Role.CONTRIBUTOR, Role.APPROVER)
    assert role_on(MODERATOR, OURS) is Role.MODERATOR
    assert role_on(ADMINISTRATOR, OURS) is Role.ADMINISTRATOR


def test_a_project_without_authority_belongs_to_nobody() -> None:
    stray = Viewer(user_id=1, sirens=frozenset({""}), approver_sirens=frozenset({""}))
    assert allowed(stray, Project("draft", siren="")) == set()
