"""How a person is found again during her session; there is no password to check."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest


class SignedInBackend(ModelBackend):
    """Django's permissions, without its passwords: sign-in goes through a code or ProConnect."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Refuse: nobody signs in with a password."""
