"""`iatheque reindex`: derive all entries and search indexes again from the publications."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from iatheque.projects.catalogue import touch
from iatheque.projects.domain.rebuild import rebuild_entries
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.search.follow import rebuild


class Command(BaseCommand):
    """Rebuilds the entries, then every index beside the one in use, and switches."""

    help = _("Reconstruit les fiches de chaque niveau d’accès et les index de recherche.")

    def handle(self, **_options: Any) -> None:
        """Rebuild; the library stays open meanwhile and shows what it had."""
        total = Project.objects.filter(state=State.PUBLISHED).count()
        with _bar(_("Fiches"), total) as bar:
            rebuild_entries(lambda done: _show(bar, done, total))
        # Entries may read otherwise now: pages that were kept are made again.
        touch()
        with _bar(_("Index de recherche"), total) as bar:
            count = rebuild(lambda done, found: _show(bar, done, found))
        self.stdout.write(_("Index reconstruits : %(count)d projets publiés.") % {"count": count})


def _bar(what: str, total: int) -> "tqdm[Any]":
    return tqdm(desc=what, total=total, unit=_(" projets"), disable=None)


def _show(bar: "tqdm[Any]", done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
