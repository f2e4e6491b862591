"""Public identifiers of projects: random, short, never reused."""

import base64
import secrets


def new_public_id() -> str:
    """Return a random identifier of 10 characters of lower-case base32 (50 bits)."""
    return base64.b32encode(secrets.token_bytes(7)).decode("ascii")[:10].lower()
