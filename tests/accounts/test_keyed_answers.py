"""What is asked under a key is done once, whatever happens around it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from iatheque.accounts.keyed_answers import (
    Answer,
    KeyedRequest,
    KeyInUseError,
    KeyReusedError,
    forget_old,
    once,
)
from iatheque.accounts.models import KeyedAnswer, User
from tests.organisations.people import person

pytestmark = pytest.mark.django_db

DONE = Answer(201, "{}", {"ETag": '"1"'})


@pytest.fixture
def asked() -> KeyedRequest:
    return KeyedRequest(person("agent"), "jeton-1", "une-cle", "empreinte")


def never() -> Answer:
    """Stand for work that must not be done."""
    pytest.fail("done a second time")


def test_the_first_answer_is_said_again(asked: KeyedRequest) -> None:
    assert (once(asked, lambda: DONE), once(asked, never)) == (DONE, DONE)


def test_another_request_may_not_take_the_key(asked: KeyedRequest) -> None:
    once(asked, lambda: DONE)
    other = KeyedRequest(asked.user, asked.caller, asked.key, "autre")
    with pytest.raises(KeyReusedError):
        once(other, never)


def test_the_same_request_at_the_same_moment_is_refused(asked: KeyedRequest) -> None:
    def work() -> Answer:
        with pytest.raises(KeyInUseError):
            once(asked, never)
        return DONE

    assert once(asked, work) == DONE


def test_a_refusal_is_not_remembered(asked: KeyedRequest) -> None:
    refused = Answer(422, "non")
    assert (once(asked, lambda: refused), once(asked, lambda: DONE)) == (refused, DONE)


def test_a_failure_undoes_the_work_and_frees_the_key(asked: KeyedRequest) -> None:
    def fail() -> Answer:
        User.objects.create_user("fantome@exemple.example")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        once(asked, fail)
    assert (User.objects.count(), KeyedAnswer.objects.count()) == (1, 0)
    assert once(asked, lambda: DONE) == DONE


def test_the_key_of_a_worker_that_died_is_taken_over(asked: KeyedRequest) -> None:
    """Should it come back all the same, its work is undone with its transaction."""

    def slow() -> Answer:
        KeyedAnswer.objects.update(at=timezone.now() - timedelta(minutes=3))
        assert once(asked, lambda: DONE) == DONE
        return Answer(201, "en retard")

    with pytest.raises(KeyInUseError):
        once(asked, slow)


def test_answers_are_forgotten_after_a_day(asked: KeyedRequest, settings: LazySettings) -> None:
    settings.API_KEY_HOURS = 24
    once(asked, lambda: DONE)
    assert forget_old() == 0
    KeyedAnswer.objects.update(at=timezone.now() - timedelta(hours=25))
    assert once(asked, lambda: Answer(200, "de nouveau")) == Answer(200, "de nouveau")
    KeyedAnswer.objects.update(at=timezone.now() - timedelta(hours=25))
    assert (forget_old(), KeyedAnswer.objects.count()) == (1, 0)
