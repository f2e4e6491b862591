"""Letters of imports; they leave once what they tell is stored."""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from iatheque.accounts.letters import Letter, send
from iatheque.accounts.team import team
from iatheque.exchange.reports.wording import say
from iatheque.moderation.standing import approvers
from iatheque.organisations.models import Organisation

from .models import Source

_log = logging.getLogger(__name__)

EVERYWHERE = "tous"  # stands for a SIREN in the addresses of imports into the whole library


def source_refused(source: Source) -> None:
    """Tell who opened the source, and those who answer for it, that its file was refused."""
    organisation = Organisation.objects.filter(siren=source.siren).first()
    names = {"authority": str(organisation or _("toute la bibliothèque"))}
    letter = Letter(
        subject=_("Source régulière refusée : %(authority)s") % names,
        paragraphs=(
            _("Le fichier lu à cette adresse n’a pas été repris : %(address)s")
            % {"address": source.address},
            say(source.said) if source.said else "",
            _(
                "Rien n’a changé dans la bibliothèque. La lecture recommence d’elle-même ; vous "
                "n’aurez pas d’autre courriel pour la même raison."
            ),
        ),
        link=settings.SITE_URL
        + reverse("workspace:imports", kwargs={"siren": source.siren or EVERYWHERE}),
        link_label=_("Voir la source"),
    )
    people = [source.by.email] if source.by and source.by.is_active else []
    people += approvers(organisation) if source.siren else team()
    transaction.on_commit(lambda: _send(letter, *dict.fromkeys(people)))


def _send(letter: Letter, *to: str) -> None:
    """A letter that cannot leave stops no reading; the operator reads why."""
    try:
        send(letter, *to)
    except OSError:
        _log.exception("A letter could not leave")
