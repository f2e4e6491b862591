"""The CSV of an extension."""

import pytest

from iatheque.exchange.writers.extension_file import write_extension_csv
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.factories import make_project


def written(pks: list[list[int]] | None = None, level: Level = Level.PUBLIC) -> str:
    pieces = write_extension_csv("placement", level, pks, site_url="https://biblio.example")
    return b"".join(pieces).decode()


@pytest.mark.parametrize("level", Level)
def test_only_projects_with_an_answer_have_a_line(
    level: Level, full_project: Project, plain_project: Project
) -> None:
    make_project(public_id="cccccccccc", placement_public="plutôt les agents")

    assert written(level=level) == (
        "id,placement_visee,placement_public\r\n"
        "aaaaaaaaaa,plutôt nouveau,pour les agents\r\n"
        "cccccccccc,,plutôt les agents\r\n"
    )


def test_only_the_chosen_projects_have_a_line(
    full_project: Project, plain_project: Project
) -> None:
    assert written([[plain_project.pk]]) == "id,placement_visee,placement_public\r\n"
