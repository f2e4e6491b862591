"""The question set of the tests."""

import pytest

from iatheque.decision.questionnaire import Questionnaire
from tests.decision.cases import questionnaire


@pytest.fixture
def small() -> Questionnaire:
    return questionnaire()
