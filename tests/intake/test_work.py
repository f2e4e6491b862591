"""Long work leaves the request when the process serves pages."""

import io
import threading

import pytest
from django.conf import LazySettings

from iatheque.accounts.models import User
from iatheque.intake import work
from iatheque.intake.domain.preparing import prepare, receive
from iatheque.intake.models import Import
from tests.exchange.lines import line, table


def finish() -> None:
    """Wait for the work in the background."""
    for thread in threading.enumerate():
        if thread.name == "import":
            thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("served", [True, False])
def test_a_plan_is_made_in_a_thread_or_at_once(
    team: User, settings: LazySettings, *, served: bool
) -> None:
    settings.INDEX_THREAD = served
    of = receive(by=team, siren="", content=io.BytesIO(table(line())), name="a.csv")
    seen: list[str] = []

    def noted(row: Import) -> None:
        seen.append(threading.current_thread().name)
        prepare(row)

    work.start(noted, of)
    finish()

    assert seen == ["import" if served else threading.main_thread().name]
    assert Import.objects.get().status == Import.Status.READY


@pytest.mark.django_db(transaction=True)
def test_work_that_fails_is_told_in_the_log(
    team: User, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.INDEX_THREAD = True
    of = receive(by=team, siren="", content=io.BytesIO(table(line())), name="a.csv")

    def failing(row: Import) -> None:
        raise RuntimeError("the disk is full")

    work.start(failing, of)
    finish()

    assert [record.getMessage() for record in caplog.records] == [f"Import {of.pk} stopped"]
