"""Applying the plan that was shown: the same lines, under the circuit of the authority."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.exchange.apply import Applied, Stored, apply_plan, publish_ready
from iatheque.exchange.refusals import PlanOutdatedError
from iatheque.intake import files
from iatheque.intake.kept_plan import KeptPlan
from iatheque.intake.models import Import, PlannedLine, Trace
from iatheque.intake.rights import publishes, still_may
from iatheque.lib.messages import N_
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.domain.batches import close_published, submit_all
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.letters import many_submitted
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Draft, Project

from .preparing import again, prepare

SENT = N_("Envoyé par un import.")
_STATUSES = Import.Status


def begin(of: Import) -> bool:
    """Mark a plan that waits as being applied; False when it is already, done, or too old."""
    now = timezone.now()
    ready = Import.objects.filter(pk=of.pk, status=_STATUSES.READY, expires_at__gt=now)
    return bool(ready.update(status=_STATUSES.APPLYING, status_at=now))


def apply(of: Import) -> bool:
    """Store what the plan of `of` shows, whole, and remember it; to be called after `begin`.

    When the library or the rights of the person changed meanwhile, nothing is stored: the plan is
    made again, to be shown, and False is returned.
    """
    try:
        with transaction.atomic():
            _apply(of)
    except (PlanOutdatedError, NotAllowedError):
        of.refresh_from_db()
        again(of, renewed=True)
        prepare(of)
        return False
    except Exception:
        Import.objects.filter(pk=of.pk).update(status=_STATUSES.READY, status_at=timezone.now())
        raise
    files.forget(of.file)
    return True


def _apply(of: Import) -> None:
    of = Import.objects.select_for_update(of=("self",)).select_related("by").get(pk=of.pk)
    if of.status != _STATUSES.APPLYING or of.by is None or not still_may(of.by, of.siren):
        raise NotAllowedError("import")
    if of.publishes != publishes(of.by, of.siren):
        raise NotAllowedError("publish")
    applied = apply_plan(KeptPlan(of), by=of.by, settle=partial(_settle, of, of.by))
    _conclude(of, applied)


def _settle(of: Import, by: User, stored: Sequence[Stored]) -> None:
    ready = [one.project for one in stored if one.write.publishes]
    if of.publishes:
        publish_ready(stored, by=by)
        close_published(ready)
    else:
        submit_all(ready, by=by, message=SENT)
    _remember(of, stored)


def _remember(of: Import, stored: Sequence[Stored]) -> None:
    projects = Project.objects.filter(pk__in=[one.project.pk for one in stored])
    rows = projects.annotate(number=Max("publications__number")).order_by("pk")
    now = {row.pk: row for row in rows.select_related("draft")}
    Trace.objects.bulk_create([_trace(of, one, now[one.project.pk]) for one in stored])


def _trace(of: Import, one: Stored, now: Project) -> Trace:
    draft: Draft = now.draft
    return Trace(
        of=of,
        line=one.write.line,
        project=now,
        public_id=now.public_id,
        name=str(one.write.values.get("nom_projet", ""))[:500],
        before=asdict(one.before) if one.before else {},
        revision=draft.revision,
        state=now.state,
        publication=getattr(now, "number", None) or 0,
        published=of.publishes and one.write.publishes,
    )


def _conclude(of: Import, applied: Applied) -> None:
    organisation = Organisation.objects.filter(siren=of.siren).first()
    sent = 0 if of.publishes else applied.created + applied.updated
    if sent:
        many_submitted(organisation, sent)
    PlannedLine.objects.filter(of=of).delete()
    of.status, of.applied_at = _STATUSES.APPLIED, timezone.now()
    of.status_at = of.applied_at
    of.save(update_fields=["status", "applied_at", "status_at"])
    record(Kind.IMPORTED, by=of.by, organisation=organisation, detail=_told(of, applied))


def _told(of: Import, applied: Applied) -> str:
    """Return what the log says of an import."""
    counts = {
        "créés": applied.created,
        "mis à jour": applied.updated,
        "en brouillon": applied.drafts,
    }
    return f"{of.name} · " + ", ".join(f"{words} : {count}" for words, count in counts.items())
