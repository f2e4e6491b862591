"""The tag of cached pages moves with the catalogue, its index, the day and the release."""

import pytest
from django.conf import LazySettings

from iatheque.projects.catalogue import forget_version, touch
from iatheque.search import follow
from iatheque.search.tag import catalogue_tag, forget_number
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_tag_moves_with_a_change_then_with_its_index(settings: LazySettings) -> None:
    settings.RELEASE = "1.2.3"
    before = catalogue_tag()
    make_project()
    changed = catalogue_tag()
    follow.sync()
    forget_number()
    indexed = catalogue_tag()
    day = before.split("-")[2]
    assert [before, changed, indexed] == [
        f"0-0-{day}-1.2.3",
        f"1-0-{day}-1.2.3",
        f"1-1-{day}-1.2.3",
    ]


def test_tag_moves_with_an_edited_text() -> None:
    before = catalogue_tag()
    touch()
    forget_version()
    assert catalogue_tag() != before
