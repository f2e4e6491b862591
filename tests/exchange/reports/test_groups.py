"""Remarks told once."""

from iatheque.exchange.reports import groups
from iatheque.exchange.reports.groups import Group, Groups
from iatheque.lib.messages import Message
from iatheque.schema.remark import Remark, Severity

WHY = Message("Ramené à la valeur de la liste.")


def remark(found: str, severity: Severity = Severity.CORRECTION) -> Remark:
    return Remark("theme", severity, "corrected", WHY, found, "Mobilités")


def test_the_same_remark_is_told_once_with_its_first_lines() -> None:
    told = Groups()
    for number in range(12):
        told.add(number, remark("mobilités"))
    told.add(12, remark("MOBILITES"))
    told.add(13, remark("?", Severity.WARNING))

    assert list(told.of(Severity.CORRECTION)) == [
        Group("theme", Severity.CORRECTION, "mobilités", "Mobilités", WHY, 12, list(range(10))),
        Group("theme", Severity.CORRECTION, "MOBILITES", "Mobilités", WHY, 1, [12]),
    ]


def test_beyond_a_great_many_the_rest_is_counted() -> None:
    told = Groups()
    for number in range(groups.MOST_GROUPS + 3):
        told.add(number, remark(str(number)))

    assert told.ungrouped == 3
    assert len(list(told.of(Severity.CORRECTION))) == groups.MOST_GROUPS
