"""A stored project answers the rules of abilities: its authority, its state, its circuit."""

import pytest

from iatheque.access.abilities import abilities
from iatheque.access.viewer import Viewer
from iatheque.organisations.models import Role
from iatheque.organisations.viewers import viewer_for
from tests.factories import make_draft
from tests.organisations.people import authority, member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("own_circuit", [True, False])
def test_an_approver_publishes_where_her_authority_does(own_circuit: bool) -> None:
    town = authority(own_circuit=own_circuit)
    viewer = viewer_for(member("referente", town, Role.APPROVER))
    project = make_draft(organisation=town)
    assert abilities(viewer, project)["publish"] is own_circuit
    assert abilities(viewer, project)["edit"]


def test_a_project_without_authority_is_nobodys() -> None:
    project = make_draft(coll_siret=None)
    project.organisation = None
    assert not any(abilities(Viewer(user_id=1, sirens=frozenset({""})), project).values())
