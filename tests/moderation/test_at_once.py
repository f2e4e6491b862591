"""Two people decide in the same instant: one decision is taken, the other person is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from iatheque.accounts.models import User
from iatheque.moderation.domain import decisions
from iatheque.moderation.domain.rules import AlreadyDecidedError
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import Decision, ReviewRequest
from tests.moderation.cases import draft, state, statuses, town
from tests.organisations.people import person

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_moderators_at_once_take_one_decision() -> None:
    place = town()
    project = draft(place)
    review = submit(project, by=place.contributor)
    together = Barrier(2)

    def publish(by: User) -> str:
        try:
            row = ReviewRequest.objects.select_related("project").get(pk=review.pk)
            together.wait(timeout=10)
            decisions.publish(row.project, by=by, revision=1, review=row)
        except AlreadyDecidedError:
            return "told"
        else:
            return "decided"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        people = [place.moderator, person("collegue", is_moderator=True)]
        answers = sorted(pool.map(publish, people))

    assert answers == ["decided", "told"]
    assert (state(project), statuses(project), Decision.objects.count()) == (
        "published",
        ["published"],
        1,
    )


def test_two_clicks_at_once_send_one_request() -> None:
    place = town()
    project = draft(place)
    together = Barrier(2)

    def send(_click: int) -> int:
        try:
            together.wait(timeout=10)
            return submit(project, by=place.contributor).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(send, range(2))

    assert first == second
    assert statuses(project) == ["waiting"]
