"""Whole results: what stops, what may, the families of the European regulation, every duty."""

import pytest

from iatheque.decision.law import reading
from iatheque.decision.results.qualification import Qualification, Status
from tests.decision.law.cases import qualified
from tests.decision.results.projects import PROJECTS, Told


def told(found: Qualification) -> Told:
    """Return what a result says."""
    return Told(
        stops=frozenset(one.duty.key for one in found.blocks),
        may_stop=frozenset(one.duty.key for one in found.warnings),
        families=tuple((one.category.key, one.status.value) for one in found.families),
        probable=frozenset(one.duty.key for one in found.of_status(Status.PROBABLE)),
        to_verify=frozenset(one.duty.key for one in found.of_status(Status.TO_VERIFY)),
    )


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_is_asked_what_the_law_asks_of_it(name: str) -> None:
    said, whole = PROJECTS[name]
    assert told(qualified(**said)) == whole


def test_of_a_project_of_which_nothing_is_known_everything_is_to_verify() -> None:
    found, law = qualified(technique="nsp"), reading.current()
    assert {one.status for one in found.findings} == {Status.TO_VERIFY}
    stopping = [duty.key for duty in (*law.bans, *law.duties) if duty.is_blocking]
    assert [one.duty.key for one in found.warnings] == stopping
