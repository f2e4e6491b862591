"""What the evaluations keep about a person: given to her, or erased."""

from typing import Any

from django.utils import timezone

from iatheque.accounts.models import User

from .models import Evaluation, Invitation, Share, new_token


def on_data_asked(user: User, **_signal: object) -> dict[str, Any]:
    """Return her own answers, and the evaluations of projects that she saved last."""
    return {
        "mes_reponses": [_row(row) for row in _of(respondent=user)],
        "evaluations_enregistrees": [_row(row) for row in _of(updated_by=user, respondent=None)],
    }


def on_person_erased(user: User, **_signal: object) -> None:
    """Delete her own answers; those of projects stay, signed by nobody.

    The notes that a shared view already holds stay too, as those of somebody unknown: taking them
    out alone would tell what they were.
    """
    # Locked, so that what a view is taking in just now is seen here.
    mine = Evaluation.objects.select_for_update().filter(respondent=user)
    for row in mine.order_by("pk"):
        _forget(row)
    Evaluation.objects.filter(updated_by=user).update(updated_by=None)
    Share.objects.filter(shared_by=user).update(shared_by=None)
    Invitation.objects.filter(created_by=user).update(created_by=None)


def _forget(row: Evaluation) -> None:
    if not row.counted:
        row.delete()
        return
    row.answers = row.counted
    row.voice = new_token()
    row.respondent = row.updated_by = None
    row.updated_at = timezone.now()
    row.save()


def _of(**lookup: Any) -> Any:
    return Evaluation.objects.filter(**lookup).select_related("project").order_by("pk")


def _row(row: Evaluation) -> dict[str, Any]:
    return {
        "projet": row.project.public_id,
        "outil": row.tool,
        "version": row.version,
        "moment": row.moment,
        "le": row.updated_at.isoformat(),
        "reponses": row.answers,
    }
