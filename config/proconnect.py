"""From the environment to the ProConnect application; nothing is set without a client id."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import env

_ALGORITHMS = ("RS256", "ES256")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def application() -> dict[str, Any] | None:
    """Return the client id, secret, issuer and rules of ProConnect, or None when not in use.

    Raises `ImproperlyConfigured` on an issuer that is not https (loopback aside), an algorithm
    other than RS256 or ES256, or a missing secret.
    """
    client_id = env.text("IATHEQUE_PROCONNECT_CLIENT_ID")
    if not client_id:
        return None
    return {
        "client_id": client_id,
        "secret": env.required("IATHEQUE_PROCONNECT_SECRET"),
        "issuer": _issuer(),
        "algorithm": _algorithm(),
        "acr": env.words("IATHEQUE_PROCONNECT_ACR", "eidas1"),
    }


def providers(app: dict[str, Any] | None) -> dict[str, Any]:
    """Return what allauth expects: our provider with this one application, or nothing."""
    if app is None:
        return {}
    settings = {key: app[key] for key in ("issuer", "algorithm", "acr")}
    settings |= {"server_url": app["issuer"], "token_auth_method": "client_secret_post"}
    return {
        "proconnect": {
            "APP": {"client_id": app["client_id"], "secret": app["secret"], "settings": settings},
            "OAUTH_PKCE_ENABLED": True,
        }
    }


def origin(app: dict[str, Any]) -> str:
    """Return the origin of ProConnect: our forms may lead there."""
    parts = urlsplit(app["issuer"])
    return f"{parts.scheme}://{parts.netloc}"


def _issuer() -> str:
    issuer = env.required("IATHEQUE_PROCONNECT_ISSUER")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise ImproperlyConfigured(f"IATHEQUE_PROCONNECT_ISSUER: « {issuer} » is not https://…")
    return issuer


def _algorithm() -> str:
    algorithm = env.text("IATHEQUE_PROCONNECT_ALGORITHM", "RS256")
    if algorithm not in _ALGORITHMS:
        raise ImproperlyConfigured(
            f"IATHEQUE_PROCONNECT_ALGORITHM: « {algorithm} » is neither RS256 nor ES256"
        )
    return algorithm
