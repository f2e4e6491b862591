"""Rows without an order come back in any order; ordered rows do not."""

import pytest
from django.contrib.auth.models import Group


@pytest.fixture
def names() -> list[str]:
    names = [f"{number:02d}" for number in range(20)]
    Group.objects.bulk_create(Group(name=name) for name in names)
    return names


@pytest.mark.django_db
@pytest.mark.parametrize("read", [list, lambda rows: list(rows.iterator())])
def test_rows_without_order_are_shuffled(names: list[str], read: object) -> None:
    rows = [read(Group.objects.values_list("name", flat=True)) for _ in range(4)]

    assert all(sorted(row) == names for row in rows)
    assert len({tuple(row) for row in rows}) > 1


@pytest.mark.django_db
@pytest.mark.parametrize("read", [list, lambda rows: list(rows.iterator())])
def test_rows_with_an_order_keep_it(names: list[str], read: object) -> None:
    assert read(Group.objects.order_by("name").values_list("name", flat=True)) == names
