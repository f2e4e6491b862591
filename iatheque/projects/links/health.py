"""Which of the addresses that a reader sees no longer answer, and since when."""

from collections.abc import Iterable
from datetime import datetime

from iatheque.projects.models import Link

# One failure may be a server that is being mended: the second one, a day later, tells.
BROKEN_FROM = 2


def broken_since(urls: Iterable[str]) -> dict[str, datetime]:
    """Return, by address of `urls` that no longer answers, when it was first found so."""
    asked = {url for url in urls if url}
    if not asked:
        return {}
    rows = Link.objects.filter(
        url__in=asked, failures__gte=BROKEN_FROM, failing_since__isnull=False
    )
    return dict(rows.order_by().values_list("url", "failing_since"))
