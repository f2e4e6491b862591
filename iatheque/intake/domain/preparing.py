"""From a file to the plan that a person reads before anything is written."""

import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.exchange.options import Options
from iatheque.exchange.plan import ImportPlan
from iatheque.exchange.planning import make_plan
from iatheque.exchange.readers.sources import local_copy
from iatheque.exchange.refusals import FileRefusedError, ImportRefusedError
from iatheque.exchange.reports.full import write_report
from iatheque.intake import files
from iatheque.intake.kept_plan import keep_plan
from iatheque.intake.models import Import, PlannedLine
from iatheque.intake.rights import may_import, publishes, still_may
from iatheque.lib.messages import N_, Message, message
from iatheque.lib.text import clean_line
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.organisations.viewers import viewer_for

_STATUSES = Import.Status
_FAILED = N_("La lecture s’est arrêtée avant la fin : réessayez dans quelques minutes.")


def receive(
    *,
    by: User,
    siren: str,
    content: IO[bytes] | None = None,
    name: str = "",
    address: str = "",
    drafts: bool = False,
) -> Import:
    """Keep a file, or an address to read, for a plan that `prepare` makes.

    Raises `NotAllowedError`, and `FileRefusedError` for a file that is too big.
    """
    if not (by.is_active and may_import(viewer_for(by), siren)):
        raise NotAllowedError("import")
    shown = clean_line(name or address)[:200]
    of = Import(by=by, siren=siren, name=shown, address=address.strip(), drafts=drafts)
    if content is not None:
        _weigh(content)
        of.file = files.keep(of.token, "file", content)
    of.save()
    return of


def prepare(of: Import, *, previous_lines: int = 0) -> None:
    """Read the file and keep its plan, or why it is refused. Changes no project."""
    if not still_may(of.by, of.siren):
        _refuse(of, message(N_("Vous ne pouvez plus importer pour cette collectivité.")))
        return
    try:
        fetch(of)
        with files.on_disk(of.file) as path, make_plan(path, _options(of, previous_lines)) as plan:
            _keep(of, plan)
    except ImportRefusedError as refusal:
        _refuse(of, refusal.note)
    except (DatabaseError, OSError):
        _refuse(of, message(_FAILED))
        raise


def fetch(of: Import) -> None:
    """Keep what is at the address, once: what is planned again is the same file.

    Raises `FileRefusedError` when it cannot be read.
    """
    if of.file:
        return
    with local_copy(of.address) as path, path.open("rb") as content:
        of.file = files.keep(of.token, "file", content)
    of.save(update_fields=["file"])


def again(of: Import, *, renewed: bool = False) -> None:
    """Ask for the plan to be made anew: other ticks, or a library that changed meanwhile."""
    of.status, of.status_at, of.is_renewed = _STATUSES.PREPARING, timezone.now(), renewed
    of.save(update_fields=["status", "status_at", "is_renewed", "accepted", "settled"])


def choose(
    of: Import,
    *,
    shown: Collection[int],
    ticked: Iterable[int],
    settled: Mapping[int, str],
) -> None:
    """Take the suggestions `ticked` among the lines `shown`, and the projects named for doubts.

    Raises `NotAllowedError` unless the plan waits.
    """
    if not of.is_ready:
        raise NotAllowedError("import")
    lines = set(
        PlannedLine.objects.filter(of=of, number__in=shown).values_list("number", flat=True)
    )
    of.accepted = sorted((set(of.accepted) - lines) | (set(ticked) & lines))
    kept = {key: said for key, said in of.settled.items() if int(key) not in lines}
    of.settled = kept | {str(line): said for line, said in settled.items() if said}
    again(of)


def accept_all(of: Import) -> None:
    """Take every suggestion of the plan; raises `NotAllowedError` unless it waits."""
    if not of.is_ready:
        raise NotAllowedError("import")
    rows = PlannedLine.objects.filter(of=of, suggests=True).order_by("number")
    of.accepted = list(rows.values_list("number", flat=True))
    again(of)


@transaction.atomic
def discard(of: Import) -> None:
    """Forget a plan that waits, or a refused file; raises `NotAllowedError` for any other."""
    held = Import.objects.select_for_update().get(pk=of.pk)
    if held.status not in {_STATUSES.PREPARING, _STATUSES.READY, _STATUSES.REFUSED}:
        raise NotAllowedError("import")
    transaction.on_commit(lambda: files.forget(held.file, held.report))
    held.delete()


def _weigh(content: IO[bytes]) -> None:
    size = content.seek(0, 2)
    content.seek(0)
    if size > settings.IMPORT_MAX_BYTES:
        why = N_("Le fichier dépasse la taille permise (%(size)d Mo).")
        raise FileRefusedError(why, size=settings.IMPORT_MAX_BYTES // (1024 * 1024))


def _options(of: Import, previous_lines: int) -> Options:
    return Options(
        accepted=frozenset(of.accepted),
        settled={int(line): public_id for line, public_id in of.settled.items()},
        drafts=of.drafts,
        organisation=of.siren,
        previous_lines=previous_lines,
    )


def _keep(of: Import, plan: ImportPlan) -> None:
    """Keep the plan and its report; the figures come last, so that a reader sees all or nothing."""
    before = of.report
    with tempfile.NamedTemporaryFile(prefix="iatheque-") as copy:
        write_report(plan, Path(copy.name))
        of.report = files.keep(of.token, "csv", copy)
    with transaction.atomic():
        keep_plan(of, plan)
        of.publishes = of.by is not None and publishes(of.by, of.siren)
        of.status, of.status_at = _STATUSES.READY, timezone.now()
        of.say(None)
        of.save()
    files.forget(before)


def _refuse(of: Import, why: Message) -> None:
    PlannedLine.objects.filter(of=of).delete()
    of.status, of.status_at = _STATUSES.REFUSED, timezone.now()
    of.say(why)
    of.save()
