"""Writing to the service behind a project: its address is used, never shown.

The answer is the same whether the project gives an address or not: without one, the message goes to
those who answer for the authority, and in the end to the national team.
"""

from django.db import transaction
from django.utils import timezone

from iatheque.accounts.codes import WrongCodeError
from iatheque.accounts.models import User
from iatheque.lib.text import clean_line
from iatheque.moderation import letters
from iatheque.moderation.audit import Kind, record
from iatheque.moderation.models import ContactMessage
from iatheque.projects.models import Project
from iatheque.projects.states import State

from .rules import NotAllowedError, reasoned


def write(project: Project, *, name: str, email: str, text: str) -> ContactMessage:
    """Keep a message and send its code to `email`.

    Raises `ReasonMissingError` (no words), `NotAllowedError` (not published), `OSError`.
    """
    row = _message(project, name, email, text)
    digits = row.new_code()
    row.save()
    letters.contact_code(row, digits)
    return row


@transaction.atomic
def write_signed(project: Project, *, by: User, name: str, text: str) -> ContactMessage:
    """Send the message of a person who signed in: her address is known. Raises as `write`."""
    row = _message(project, name, by.email, text)
    row.sender = by
    row.save()
    _deliver(row, by)
    return row


def confirm(row: ContactMessage, code: str) -> None:
    """Send the message when the code is right, once; raises `WrongCodeError`."""
    with transaction.atomic():
        row = ContactMessage.objects.select_for_update().get(pk=row.pk)
        is_right = row.prove(code)
        if is_right and row.confirmed_at is None:
            _deliver(row, None)
    if not is_right:
        raise WrongCodeError


def _message(project: Project, name: str, email: str, text: str) -> ContactMessage:
    if project.state != State.PUBLISHED:
        raise NotAllowedError("contact")
    return ContactMessage(
        project=project, name=clean_line(name), email=email.lower(), text=reasoned(text)
    )


def _deliver(row: ContactMessage, by: User | None) -> None:
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at"])
    record(Kind.CONTACTED, by=by, project=row.project)
    letters.contacted(row)
