"""The audit log is only added to: by the model, and by the database underneath."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import AuditEvent, FixedRowError
from tests.organisations.people import authority, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> AuditEvent:
    return record(Kind.RIGHTS, by=person("equipe"), organisation=authority(), detail="accueil")


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: AuditEvent.objects.update(detail=""),
        lambda row: AuditEvent.objects.filter(pk=row.pk).delete(),
        lambda row: AuditEvent.objects.bulk_update([row], ["detail"]),
    ],
)
def test_a_line_is_neither_changed_nor_deleted(
    row: AuditEvent, change: Callable[[AuditEvent], object]
) -> None:
    with pytest.raises(FixedRowError):
        change(row)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_auditevent SET detail = ''",
        "UPDATE moderation_auditevent SET kind = 'x'",
        "UPDATE moderation_auditevent SET by_id = by_id + 1",
    ],
)
def test_the_database_refuses_to_change_a_line(row: AuditEvent, statement: str) -> None:
    with pytest.raises(DatabaseError, match="neither changed nor deleted"), transaction.atomic():
        _run(statement)
    assert AuditEvent.objects.get().detail == "accueil"


def test_postgresql_refuses_to_delete_a_line(row: AuditEvent) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite empties tables by deleting rows; see the migration")
    with pytest.raises(DatabaseError, match="neither changed nor deleted"), transaction.atomic():
        _run("DELETE FROM moderation_auditevent")


def test_who_is_deleted_leaves_an_unsigned_line(row: AuditEvent) -> None:
    row.by.delete()
    assert AuditEvent.objects.values("by", "detail").get() == {"by": None, "detail": "accueil"}


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
