"""Scheduled sources: an address read again and again, with the rights of who opened it."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.exchange.refusals import FileRefusedError
from iatheque.intake import files, letters
from iatheque.intake.models import Import, Source
from iatheque.intake.rights import may_import, still_may
from iatheque.lib.messages import N_, Message, message
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.organisations.models import Organisation
from iatheque.organisations.viewers import viewer_for

from .applying import apply, begin
from .preparing import discard, fetch, prepare, receive

_logger = logging.getLogger(__name__)

_RESULTS = Source.Result
_NO_RIGHTS = N_(
    "La personne qui a ouvert cette source n’a plus ses droits ici : une autre peut la reprendre."
)
_MOVING = N_("La bibliothèque changeait pendant la lecture : elle reprendra à la prochaine.")


@transaction.atomic
def open_source(*, by: User, siren: str, address: str) -> Source:
    """Return a new source, not read yet; the same address twice for an authority is one source.

    Raises `NotAllowedError`.
    """
    _check(by, siren)
    source, is_new = Source.objects.get_or_create(
        siren=siren, address=address.strip(), defaults={"by": by}
    )
    if is_new:
        _record(source, by, "ouverte")
    return source


@transaction.atomic
def pause(source: Source, *, by: User) -> None:
    """Read the source no more until somebody takes it up. Raises `NotAllowedError`."""
    _check(by, source.siren)
    source.is_paused = True
    source.save(update_fields=["is_paused"])
    _record(source, by, "mise en pause")


@transaction.atomic
def resume(source: Source, *, by: User) -> None:
    """Read the source again, in the name of `by` when who opened it may no longer.

    Raises `NotAllowedError`.
    """
    _check(by, source.siren)
    source.is_paused, source.read_at = False, None
    if not still_may(source.by, source.siren):
        source.by = by
    source.save(update_fields=["is_paused", "read_at", "by"])
    _record(source, by, "reprise")


@transaction.atomic
def delete(source: Source, *, by: User) -> None:
    """Forget the source; what it brought stays. Raises `NotAllowedError`."""
    _check(by, source.siren)
    _record(source, by, "supprimée")
    source.delete()


def read_due() -> int:
    """Read the sources whose time has come; return how many were read."""
    # A timer is never on time to the second: a reading must not wait for the next one.
    limit = timezone.now() - timedelta(minutes=settings.IMPORT_SOURCE_MINUTES) * 0.9
    waiting = Source.objects.filter(is_paused=False).exclude(read_at__gt=limit)
    return sum(_read_alone(source) for source in waiting.order_by("pk").select_related("by"))


def _read_alone(source: Source) -> bool:
    """Read one source; whatever stops it stops neither the others nor the chores that follow."""
    try:
        return read(source)
    except Exception:
        _logger.exception("The source %s could not be read", source.pk)
        return False


def read(source: Source) -> bool:
    """Read the source, store what is good in it; False when another process is reading it."""
    mine = Source.objects.filter(pk=source.pk, read_at=source.read_at)
    now = timezone.now()
    if not mine.update(read_at=now):
        return False
    source.read_at = now
    if source.by is None or not still_may(source.by, source.siren):
        source.is_paused = True
        _refuse(source, message(_NO_RIGHTS))
        return True
    of = receive(by=source.by, siren=source.siren, address=source.address)
    Import.objects.filter(pk=of.pk).update(source=source)
    of.source = source
    _read(source, of)
    return True


def _read(source: Source, of: Import) -> None:
    try:
        fetch(of)
        with files.on_disk(of.file) as path:
            found = files.fingerprint(path)
    except FileRefusedError as refusal:
        discard(of)
        _refuse(source, refusal.note)
        return
    if found == source.print:
        discard(of)
        # Lines that were left aside still are: the note stays, unless it told a refusal.
        _end(source, _RESULTS.UNCHANGED, None if source.told else source.said)
        return
    prepare(of, previous_lines=source.lines)
    if of.status == Import.Status.REFUSED:
        discard(of)
        _refuse(source, of.said)
        return
    _store(source, of, found)


def _store(source: Source, of: Import, found: str) -> None:
    """Apply the plan; lines that a person must look at are left aside, and counted."""
    changes = of.counts["writes"]
    left = of.counts["refused"] + of.counts["doubtful"]
    if changes or left:
        if not (begin(of) and apply(of)):
            discard(Import.objects.get(pk=of.pk))
            _end(source, _RESULTS.UNCHANGED, message(_MOVING))
            return
    else:
        discard(of)
    source.print, source.lines = found, of.counts["total"]
    note = message(N_("Lignes laissées de côté, à regarder : %(count)d."), count=left)
    _end(source, _RESULTS.APPLIED if changes else _RESULTS.UNCHANGED, note if left else None)


def _end(source: Source, result: Source.Result, note: Message | None = None) -> None:
    source.result, source.told = result, ""
    source.say(note)
    source.save()


def _refuse(source: Source, why: Message | None) -> None:
    """Keep why, and tell it once: the same refusal again tells nobody anything."""
    source.result = _RESULTS.REFUSED
    source.say(why)
    is_new = why is not None and why.template != source.told
    source.told = why.template if why else ""
    source.save()
    if is_new:
        letters.source_refused(source)


def _check(by: User, siren: str) -> None:
    if not (by.is_active and may_import(viewer_for(by), siren)):
        raise NotAllowedError("source")


def _record(source: Source, by: User, what: str) -> None:
    organisation = Organisation.objects.filter(siren=source.siren).first()
    record(Kind.SOURCE, by=by, organisation=organisation, detail=f"{what} · {source.address}")
