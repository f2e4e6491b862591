"""Who sees what: private, shared with agents, shared with everybody, and taken back."""

import pytest

from iatheque.decision.domain.inviting import answer, invite
from iatheque.decision.domain.rules import NotAllowedError
from iatheque.decision.domain.saving import save
from iatheque.decision.domain.sharing import NothingToShareError, share, unshare
from iatheque.decision.models import Evaluation
from iatheque.decision.shared import NOTHING_SHARED, shared
from iatheque.projects.catalogue import current_version
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, given, invited, project_of, town

pytestmark = pytest.mark.django_db

READERS = (Level.PUBLIC, Level.RESTREINT, Level.EXPERT)


def seen(project_id: int) -> dict[Level, tuple[float | None, float | None]]:
    """Return by level the means that are read: of the first quadrant, of the girouet."""
    found = {level: shared(project_id, level) for level in READERS}
    return {
        level: (
            one.radar.current.quadrants[0].mean if one.radar else None,
            one.girouet.mean if one.girouet else None,
        )
        for level, one in found.items()
    }


def test_nothing_is_seen_before_it_is_shared() -> None:
    place, agent, _approver = town()
    project = project_of(place)
    evaluate(project, agent)
    invited(project, agent, 1, 3, 3, 4, 4)
    assert [shared(project.pk, level) for level in READERS] == [NOTHING_SHARED] * 3


@pytest.mark.parametrize("level", [Level.RESTREINT, Level.PUBLIC])
def test_each_level_sees_what_is_shared_with_it(level: Level) -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent, note=4)
    invited(project, agent, 1, 3, 3, 4, 4)
    share(project, "radar", "amont", level, by=approver)
    assert seen(project.pk) == {
        reader: (4 if reader >= level else None, None) for reader in READERS
    }
    share(project, "girouet", "amont", level, by=approver)
    assert seen(project.pk) == {
        reader: (4, 3) if reader >= level else (None, None) for reader in READERS
    }


def test_what_is_taken_back_is_private_at_once_and_pages_are_made_again() -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    version = current_version()
    unshare(project, "radar", "amont", by=approver)
    assert (shared(project.pk, Level.EXPERT), current_version()) == (NOTHING_SHARED, version + 1)


def test_a_moment_answered_later_is_private_until_it_is_shared_too() -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent, note=2)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    evaluate(project, agent, note=4, moment="production")
    found = shared(project.pk, Level.PUBLIC).radar
    assert found is not None
    assert [shape.moment for shape in found.shapes] == ["amont"]


def test_comments_links_and_names_are_in_no_picture_and_no_result() -> None:
    place, agent, approver = town()
    project = project_of(place)
    row = evaluate(project, agent)
    row.answers["utilite"] |= {"comment": "zqcommentaire", "link": "https://zq.example/"}
    row.save()
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    found = shared(project.pk, Level.PUBLIC)
    assert "zq" not in found.radar_picture + repr(found.radar)


def test_sharing_takes_an_approver_and_something_to_share() -> None:
    place, agent, approver = town()
    project = project_of(place)
    with pytest.raises(NothingToShareError):
        share(project, "radar", "amont", Level.PUBLIC, by=approver)
    evaluate(project, agent)
    with pytest.raises(NotAllowedError):
        share(project, "radar", "amont", Level.PUBLIC, by=agent)
    with pytest.raises(NotAllowedError):
        unshare(project, "radar", "amont", by=agent)


def test_four_answers_cannot_be_shared() -> None:
    place, agent, approver = town()
    project = project_of(place)
    invited(project, agent, 1, 2, 3, 4)
    with pytest.raises(NothingToShareError):
        share(project, "girouet", "amont", Level.PUBLIC, by=approver)


def test_answers_erased_below_five_close_what_was_shared() -> None:
    place, agent, approver = town()
    project = project_of(place)
    invited(project, agent, 1, 3, 3, 4, 4)
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    last = Evaluation.objects.filter(project=project).order_by("-pk").first()
    assert last is not None
    last.delete()
    assert seen(project.pk)[Level.EXPERT] == (None, None)


def test_the_radar_takes_the_girouet_when_it_is_ticked_and_both_are_shared() -> None:
    place, agent, approver = town()
    project = project_of(place)
    row = evaluate(project, agent, note=2)
    row.takes_girouet = True
    row.save()
    invited(project, agent, 1, 3, 3, 4, 4)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)

    def last_quadrant() -> float | None:
        found = shared(project.pk, Level.PUBLIC).radar
        assert found is not None
        return found.current.quadrants[3].mean

    before = last_quadrant()
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    assert (before, last_quadrant()) == (2, 3)


def test_a_site_without_noncommercial_contents_shows_nothing(settings: object) -> None:
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    settings.NONCOMMERCIAL_CONTENT = False
    assert shared(project.pk, Level.PUBLIC) == NOTHING_SHARED


def test_members_and_invited_people_count_alike() -> None:
    place, agent, approver = town()
    project = project_of(place)
    row, _token = invite(project, "girouet", "amont", by=agent)
    for note, key in ((1, "a"), (3, "b"), (3, "c")):
        answer(row, given("girouet", note), key=key * 32)
    for by in (agent, approver):
        save(project, given("girouet", 4), by=by)
    share(project, "girouet", "amont", Level.PUBLIC, by=approver)
    assert seen(project.pk)[Level.PUBLIC] == (None, 3)
