"""Checks of what ProConnect signs: the id_token and the userinfo.

Rules: OpenID Connect Core 1.0 § 3.1.3.7 (id_token) and § 5.3.4 (userinfo). The algorithm and the
issuer come from our settings, never from the token.
"""

import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import jwt

# A clock may be late or early by this much (seconds).
_LEEWAY = 30


class RefusedTokenError(Exception):
    """A token that ProConnect did not sign for us, now, for this sign-in."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a token must say to be accepted."""

    issuer: str
    audience: str
    algorithm: str
    acr: Collection[str]


def read_id_token(
    token: str, keys: Mapping[str, Any], rules: Rules, *, nonce: str
) -> dict[str, Any]:
    """Return the claims of an id_token made for this sign-in.

    Raises `RefusedTokenError` when the signature, issuer, audience, dates, nonce or level of
    authentication (acr) is not what it must be.
    """
    claims = _read(token, keys, rules, required=("exp", "iat", "iss", "aud", "sub", "nonce"))
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise RefusedTokenError("nonce")
    if claims.get("azp", rules.audience) != rules.audience:
        raise RefusedTokenError("azp")
    if claims.get("acr") not in rules.acr:
        raise RefusedTokenError("acr")
    return claims


def read_userinfo(
    token: str, keys: Mapping[str, Any], rules: Rules, *, subject: str
) -> dict[str, Any]:
    """Return the claims of a signed userinfo about `subject`, the person of the id_token.

    Raises `RefusedTokenError` when it is not signed for us or is about somebody else.
    """
    claims = _read(token, keys, rules, required=("iss", "aud", "sub"))
    if claims["sub"] != subject:
        raise RefusedTokenError("sub")
    return claims


def _read(
    token: str, keys: Mapping[str, Any], rules: Rules, *, required: tuple[str, ...]
) -> dict[str, Any]:
    try:
        key = _key(token, keys, rules.algorithm)
        return jwt.decode(
            token,
            key,
            algorithms=[rules.algorithm],
            issuer=rules.issuer,
            audience=rules.audience,
            leeway=_LEEWAY,
            options={"require": list(required)},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise RefusedTokenError(str(error)) from error


def _key(token: str, keys: Mapping[str, Any], algorithm: str) -> jwt.PyJWK:
    """Return the signing key the token names, to be used with our algorithm alone."""
    kid = jwt.get_unverified_header(token).get("kid")
    for key in keys["keys"]:
        if key.get("kid") == kid and key.get("use", "sig") == "sig":
            return jwt.PyJWK.from_dict(key, algorithm=algorithm)
    raise RefusedTokenError("kid")
