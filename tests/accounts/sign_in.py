"""How tests sign people in: through the pages, as they would."""

import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from iatheque.accounts.models import User

SIGN_IN = "/compte/connexion/"
CODE = "/compte/connexion/code/"
SECRET = "JBSWY3DPEHPK3PXP"


def last_code() -> str:
    """Return the code of the last mail."""
    return re.search(r"^\s+(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)[1]


def by_code(client: Client, email: str, **after: str) -> str:
    """Ask for a code, copy it, and return where that leads."""
    client.post(SIGN_IN, {"email": email} | after)
    return client.post(CODE, {"code": last_code()}).headers["Location"]


def give_totp(person: User) -> None:
    """Give the person an application of codes, with a secret the tests know."""
    TOTP.activate(person, SECRET)


def totp_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the code that this application shows now, or some steps of 30 s later."""
    counter = int(time.time()) // 30 + steps
    return format_hotp_value(hotp_value(secret, counter))
