"""What a test asks for decides whether a second database could tell anything new of it."""

import pytest

from tests.harness.once import reason_to_run_once


def test_a_test_that_opens_no_database_runs_once(request: pytest.FixtureRequest) -> None:
    assert reason_to_run_once(request.node) == "qui n’ouvrent aucune base"


@pytest.mark.django_db
def test_a_marked_test_runs_on_every_database(request: pytest.FixtureRequest) -> None:
    assert reason_to_run_once(request.node) == ""


def test_a_test_whose_fixture_opens_one_runs_on_every_database(
    request: pytest.FixtureRequest, db: None
) -> None:
    assert reason_to_run_once(request.node) == ""
