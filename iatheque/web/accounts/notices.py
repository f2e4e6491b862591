"""Letters about places in authorities; they leave once the change is stored."""

import logging

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from iatheque.accounts.letters import Letter, send
from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Role

_log = logging.getLogger(__name__)


def asked(row: Membership) -> None:
    """Tell those who may answer that somebody asks for a place."""
    letter = Letter(
        subject=_("Une demande pour %(authority)s") % {"authority": row.organisation},
        paragraphs=(
            _("%(person)s (%(email)s) demande à rejoindre %(authority)s sur IAthèque.")
            % {"person": row.user, "email": row.user.email, "authority": row.organisation},
            row.message or _("Aucune précision n’a été donnée."),
        ),
        link=settings.SITE_URL + reverse("accounts:requests"),
        link_label=_("Répondre à la demande"),
    )
    _send_later(letter, *_who_answers(row))


def answered(row: Membership) -> None:
    """Tell the person what was decided."""
    names = {"authority": row.organisation}
    if row.is_accepted:
        said = (_("Votre demande pour %(authority)s est acceptée.") % names,)
    else:
        said = (_("Votre demande pour %(authority)s est refusée.") % names, row.reason)
    letter = Letter(
        subject=_("Votre demande pour %(authority)s") % names,
        paragraphs=said,
        link=settings.SITE_URL + reverse("accounts:profile"),
        link_label=_("Ouvrir mon compte"),
    )
    _send_later(letter, row.user.email)


def _who_answers(row: Membership) -> list[str]:
    """Return the approvers of the authority; without one, the national team."""
    approvers = User.objects.filter(
        memberships__organisation=row.organisation,
        memberships__is_accepted=True,
        memberships__role__gte=Role.APPROVER,
        is_active=True,
    ).exclude(pk=row.user_id)
    team = User.objects.filter(Q(is_moderator=True) | Q(is_superuser=True), is_active=True)
    addresses = list(approvers.order_by("pk").values_list("email", flat=True))
    return addresses or list(team.order_by("pk").values_list("email", flat=True))


def _send_later(letter: Letter, *to: str) -> None:
    transaction.on_commit(lambda: _send(letter, *to))


def _send(letter: Letter, *to: str) -> None:
    """A letter that cannot leave does not undo what was decided; the operator reads why."""
    try:
        send(letter, *to)
    except OSError:
        _log.exception("A letter could not leave")
