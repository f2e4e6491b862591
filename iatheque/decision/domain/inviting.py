"""Inviting people to answer without account, by an address nobody can guess."""

import re
from dataclasses import replace
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.decision.answers import Answers
from iatheque.decision.models import Evaluation, Invitation, new_token
from iatheque.projects.models import Project

from .rules import check, locked
from .saving import Given, write

VOICES_A_LINK = 500
_KEY = re.compile(r"[\w-]{32}")


class ClosedError(Exception):
    """The link takes no answer any more, or the key is not one that it gave."""


@transaction.atomic
def invite(project: Project, tool: str, moment: str, *, by: User) -> tuple[Invitation, str]:
    """Return an invitation and its token, which is shown once; raises `NotAllowedError`."""
    project = locked(project)
    check(by, "evaluate", project)
    token = new_token()
    row = Invitation.objects.create(
        project=project, tool=tool, moment=moment, fingerprint=_print(token), created_by=by
    )
    return row, token


@transaction.atomic
def close(invitation: Invitation, *, by: User) -> None:
    """Close a link at once; what was answered stays. Raises `NotAllowedError`."""
    check(by, "evaluate", locked(invitation.project))
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation of this token, open or closed, or None."""
    rows = Invitation.objects.filter(fingerprint=_print(token))
    return rows.select_related("project").order_by("pk").first()


def open_invitations(project: Project, tool: str, moment: str) -> list[Invitation]:
    """Return the links that take answers, the latest first."""
    rows = Invitation.objects.filter(project=project, tool=tool, moment=moment, revoked_at=None)
    return [row for row in rows.order_by("-created_at", "-pk") if row.is_open]


@transaction.atomic
def answer(invitation: Invitation, given: Given, *, key: str) -> Evaluation:
    """Save what an invited person answers; the same `key` answers again, another is another person.

    The key is made with the form and never kept, only its fingerprint. Comments and links, which
    nobody would ever be shown, are not kept either. Raises `ClosedError`.
    """
    project = locked(invitation.project)
    invitation.refresh_from_db()
    if not invitation.is_open or not _KEY.fullmatch(key):
        raise ClosedError
    rows = Evaluation.objects.filter(
        project=project, tool=invitation.tool, moment=invitation.moment
    )
    voice = _print(key)
    mine = rows.filter(voice=voice).order_by("pk").first()
    if mine is None and rows.count() >= VOICES_A_LINK:
        raise ClosedError
    again = Given(
        given.questionnaire,
        invitation.moment,
        _without_words(given.answers),
        mine.revision if mine else 0,
    )
    return write(project, again, voice=voice, signed={})


def _without_words(answers: Answers) -> Answers:
    kept = {key: replace(one, comment="", link="") for key, one in answers.items()}
    return {key: one for key, one in kept.items() if not one.is_empty}


def _print(token: str) -> str:
    """The token is 192 random bits: one plain hash keeps it, no guess can reach it."""
    return sha256(token.encode()).hexdigest()
