"""From people to viewers: what opens `restreint` and `expert`, and what does not."""

import pytest
from django.test import RequestFactory

from iatheque.access.viewer import Viewer
from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Organisation
from iatheque.organisations.viewers import viewer_for
from iatheque.schema.levels import Level

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create_user("agent@ville.example")


def join(person: User, *, verified: bool, accepted: bool) -> None:
    organisation = Organisation.objects.create(
        siren="212202782", name="Ville de Saint-Brieuc", is_verified=verified
    )
    Membership.objects.create(user=person, organisation=organisation, is_accepted=accepted)


def test_a_person_without_authority_reads_what_is_public(person: User) -> None:
    assert viewer_for(person) == Viewer(level=Level.PUBLIC, user_id=person.pk)


@pytest.mark.parametrize(("verified", "accepted"), [(True, False), (False, True), (False, False)])
def test_a_place_not_accepted_or_not_verified_opens_nothing(
    person: User, verified: bool, accepted: bool
) -> None:
    join(person, verified=verified, accepted=accepted)
    assert viewer_for(person) == Viewer(level=Level.PUBLIC, user_id=person.pk)


def test_a_member_of_a_verified_authority_reads_restreint(person: User) -> None:
    join(person, verified=True, accepted=True)
    expected = Viewer(level=Level.RESTREINT, user_id=person.pk, sirens=frozenset({"212202782"}))
    assert viewer_for(person) == expected


def test_an_expert_reads_expert() -> None:
    expert = User.objects.create_user("expert@labo.example", is_expert=True)
    assert viewer_for(expert) == Viewer(level=Level.EXPERT, user_id=expert.pk)


def test_a_moderator_reads_everything() -> None:
    moderator = User.objects.create_user("equipe@national.example", is_moderator=True)
    expected = Viewer(level=Level.EXPERT, user_id=moderator.pk, is_moderator=True)
    assert viewer_for(moderator) == expected


def test_a_request_without_session_cookie_costs_no_query(
    rf: RequestFactory, django_assert_num_queries: object
) -> None:
    from iatheque.organisations.middleware import ViewerMiddleware

    seen = []
    middleware = ViewerMiddleware(lambda request: seen.append(request.viewer))
    with django_assert_num_queries(0):
        middleware(rf.get("/"))
    assert seen == [Viewer.anonymous()]
