"""Who reads through the API: the person of a token, else of the session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from iatheque.access.viewer import Viewer
from iatheque.organisations import tokens

from .problems import problem_of

_SCHEME = "bearer"
_READS = {"GET", "HEAD", "OPTIONS"}


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the reader that the request comes from."""
    return request.viewer


def with_token(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Make `view` answer the person of the token « Authorization: Bearer … », when there is one.

    A token that is unknown or dead gets 401; one that only reads gets 403 on a write.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _identify(request) or view(request, *args, **kwargs)
        patch_vary_headers(response, ["Authorization"])
        return response

    return answer


def _identify(request: HttpRequest) -> HttpResponseBase | None:
    """Put the viewer of the token on the request; return the refusal when there is one."""
    given = request.headers.get("Authorization")
    if given is None:
        return None
    scheme, _space, secret = given.partition(" ")
    token = tokens.find_token(secret.strip()) if scheme.lower() == _SCHEME else None
    if token is None:
        refusal = problem_of(401, _("Ce jeton n’existe pas, ou ne sert plus."))
        refusal.headers["WWW-Authenticate"] = "Bearer"
        return refusal
    if request.method not in _READS and not tokens.may_write(token):
        return problem_of(403, _("Ce jeton ne permet que de lire."))
    tokens.note_use(token)
    request.viewer = tokens.viewer_of(token)  # type: ignore[attr-defined]
    request.user, request.api_token = token.user, token  # type: ignore[attr-defined]
    return None


def has_token(request: HttpRequest) -> bool:
    """True when the request came with a token: no browser sends one by itself."""
    return hasattr(request, "api_token")


def caller_of(request: HttpRequest) -> str:
    """Return the name under which writes are counted and remembered: a token's, or a person's."""
    if has_token(request):
        return f"jeton-{request.api_token.pk}"
    return f"personne-{request.user.pk}"
