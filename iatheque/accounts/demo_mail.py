"""Demonstration mode: mails stay on this machine, one file each, to be read on /demo/courriels/."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class DemoBackend(BaseEmailBackend):
    """Writes each mail in `DEMO_MAIL_DIR` instead of sending it, and drops the oldest."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; return how many."""
        for mail in email_messages:
            _keep(mail)
        return len(email_messages)


def latest(limit: int = 50) -> list[dict[str, Any]]:
    """Return the mails kept, the most recent first: `at`, `to`, `subject`, `body`."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in islice(_paths(), limit)]


def _paths() -> Iterator[Path]:
    if settings.DEMO_MAIL_DIR.is_dir():
        yield from sorted(settings.DEMO_MAIL_DIR.glob("*.json"), reverse=True)


def _keep(mail: EmailMessage) -> None:
    now = timezone.now()
    kept = {
        "at": now.isoformat(),
        "to": mail.to,
        "subject": str(mail.subject),
        "body": str(mail.body),
    }
    settings.DEMO_MAIL_DIR.mkdir(parents=True, exist_ok=True)
    path = settings.DEMO_MAIL_DIR / f"{now:%Y%m%dT%H%M%S%f}.json"
    path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    for old in islice(_paths(), settings.DEMO_MAILS_KEPT, None):
        old.unlink(missing_ok=True)
