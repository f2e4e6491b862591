"""The authorities that published a project, as their public entries tell."""

from dataclasses import dataclass

from django.db.models import Count, Max

from iatheque.lib.dates import to_date

from .entry_models import EntryPublic


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority: name and type are those of its most recent project."""

    siren: str
    name: str
    kind: str
    count: int


def count() -> int:
    """Return the number of authorities with a published project."""
    return EntryPublic.objects.values("siren").distinct().count()


def authorities(*, start: int, stop: int) -> list[Authority]:
    """Return the authorities from rank `start` to `stop` by SIREN (two queries)."""
    grouped = EntryPublic.objects.order_by("siren").values_list("siren")
    page = grouped.annotate(projects=Count("pk"), latest=Max("pk"))[start:stop]
    totals = {latest: projects for _, projects, latest in page}
    rows = EntryPublic.objects.filter(pk__in=totals).order_by("siren")
    return [
        Authority(siren, name, kind, totals[pk])
        for pk, siren, name, kind in rows.values_list("pk", "siren", "coll_nom", "coll_type")
    ]


def publishing(**lookup: str) -> list[Authority]:
    """Return all the authorities with a published project, by SIREN (two queries)."""
    grouped = EntryPublic.objects.filter(**lookup).order_by("siren").values("siren")
    counts = dict(grouped.annotate(count=Count("pk")).values_list("siren", "count"))
    latest = grouped.annotate(latest=Max("pk")).values("latest")
    rows = EntryPublic.objects.filter(pk__in=latest).order_by("siren")
    return [
        Authority(siren, name, kind, counts.get(siren, 0))
        for siren, name, kind in rows.values_list("siren", "coll_nom", "coll_type")
    ]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the published projects of one authority tell, on public fields alone.

    `completeness` is the mean share of public fields filled, in percent; `updated` (JJ/MM/AAAA) the
    latest update its projects declare.
    """

    completeness: int
    updated: str


def summary(siren: str) -> Summary:
    """Return the summary of an authority that publishes at least one project (one query)."""
    rows = EntryPublic.objects.filter(siren=siren).order_by("pk")
    shares, days = zip(*rows.values_list("completeness", "date"), strict=True)
    return Summary(round(sum(shares) / len(shares)), max(days, key=to_date))
