"""Six digits sent to an address: whoever copies them reads what is sent there."""

import secrets
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

LIFE = timedelta(minutes=10)
TRIES = 5


class WrongCodeError(Exception):
    """The code is not the right one, has expired, or was tried too often."""


def new_code() -> str:
    """Return six digits drawn at random."""
    return f"{secrets.randbelow(10**6):06d}"


def fingerprint(secret: str, code: str) -> str:
    """Return what is kept of `code`; `secret` is known of this one request alone."""
    return salted_hmac("code", secret + code, algorithm="sha256").hexdigest()


def is_right(kept: str, secret: str, code: str, *, sent_at: datetime, tries: int) -> bool:
    """True when `code` is the one `kept`, sent less than `LIFE` ago and tried less than `TRIES`."""
    alive = tries < TRIES and timezone.now() < sent_at + LIFE
    return alive and constant_time_compare(kept, fingerprint(secret, code))
