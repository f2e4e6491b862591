"""What moderation keeps about a person: given to her, or left without her name."""

from typing import Any

from django.db.models import Q

from iatheque.accounts.models import User

from .models import ContactMessage, CorrectionReport, Decision, Message, PreviewLink, ReviewRequest


def on_data_asked(user: User, **_signal: object) -> dict[str, Any]:
    """Return what she wrote to others here, and what she decided."""
    return {
        "fiches_envoyees": [
            {
                "projet": row.project.public_id,
                "le": row.submitted_at.isoformat(),
                "mot": row.message,
            }
            for row in _of(ReviewRequest, submitted_by=user)
        ],
        "messages_de_relecture": [
            {"projet": row.review.project.public_id, "le": row.at.isoformat(), "texte": row.text}
            for row in Message.objects.filter(author=user)
            .select_related("review__project")
            .order_by("pk")
        ],
        "decisions": [
            {
                "projet": row.project.public_id,
                "le": row.at.isoformat(),
                "decision": row.kind,
                "raison": row.reason,
            }
            for row in _of(Decision, by=user)
        ],
        "signalements": [_report(row) for row in _of(CorrectionReport, email=user.email)],
        "messages_aux_services": [
            {"projet": row.project.public_id, "le": row.created_at.isoformat(), "texte": row.text}
            for row in ContactMessage.objects.filter(_written_by(user))
            .select_related("project")
            .order_by("pk")
        ],
    }


def on_person_erased(user: User, **_signal: object) -> None:
    """Take her name and address away; her words stay with the project, signed by nobody."""
    ContactMessage.objects.filter(_written_by(user)).delete()
    CorrectionReport.objects.filter(email=user.email).update(email="")
    for model, name in (
        (ReviewRequest, "submitted_by"),
        (Message, "author"),
        (Decision, "by"),
        (PreviewLink, "created_by"),
        (CorrectionReport, "answered_by"),
    ):
        model._default_manager.filter(**{name: user}).update(**{name: None})


def _of(model: Any, **lookup: object) -> Any:
    return model.objects.filter(**lookup).select_related("project").order_by("pk")


def _written_by(user: User) -> Q:
    return Q(sender=user) | Q(email=user.email)


def _report(row: CorrectionReport) -> dict[str, str]:
    return {
        "projet": row.project.public_id,
        "le": row.created_at.isoformat(),
        "texte": row.text,
        "proposition": row.proposal,
        "etat": row.status,
    }
