"""What a reader writes without an account: it counts once the code sent to her came back."""

import secrets

from django.db import models
from django.utils import timezone

from iatheque.accounts import codes

LINES = 2000  # characters a person may write in one message or reason


def new_token() -> str:
    """Return an address nobody can guess: 192 random bits."""
    return secrets.token_urlsafe(24)


class Confirmable(models.Model):
    """The address of whoever writes, and the code that proves she reads it."""

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    text = models.TextField(max_length=LINES)
    email = models.EmailField(blank=True)
    code = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def new_code(self) -> str:
        """Return new digits, of which the row keeps a fingerprint; the caller saves."""
        digits = codes.new_code()
        self.code = codes.fingerprint(self.token, digits)
        return digits

    def prove(self, digits: str) -> bool:
        """True when the digits are right; otherwise one more try is counted."""
        right = codes.is_right(
            self.code, self.token, digits, sent_at=self.created_at, tries=self.tries
        )
        if not right:
            self.tries += 1
            self.save(update_fields=["tries"])
        return right
