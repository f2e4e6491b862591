"""The letter to the national team about a refused publication: one per reason, not per try."""

import hashlib
import logging
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from iatheque.accounts.letters import Letter, send
from iatheque.accounts.team import team
from iatheque.exchange.reports.wording import say

from .refusals import PublicationError

_log = logging.getLogger(__name__)
_TOLD = "git_alert"


def alert(error: PublicationError) -> None:
    """Write to the team about `error`, unless it was the last thing they were told."""
    mark = _mark()
    reason = hashlib.sha256(error.note.template.encode()).hexdigest()
    if mark.is_file() and mark.read_text(encoding="ascii") == reason:
        return
    letter = Letter(
        subject=_("Les données ne sont plus envoyées dans le dépôt git"),
        paragraphs=(
            _("Le dernier envoi des données publiques a été arrêté :"),
            say(error.note),
            _("Ce qui était déjà dans le dépôt n’a pas changé."),
        ),
    )
    try:
        send(letter, *(team() or [settings.CONTACT_EMAIL]))
    except OSError:
        _log.exception("The letter about a git publication could not leave")
        return
    mark.write_text(reason, encoding="ascii")


def forget() -> None:
    """Let the next refusal be told again: a publication went well."""
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    return Path(settings.DATA_DIR) / _TOLD
