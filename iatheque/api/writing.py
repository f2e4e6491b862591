"""What every write checks before it begins, and how it answers once."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

import orjson
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.utils import check_csrf

from iatheque.accounts.keyed_answers import (
    Answer,
    KeyedRequest,
    KeyInUseError,
    KeyReusedError,
    once,
)

from .bodies import read_object
from .problems import RefusedError, problem_of
from .viewer import caller_of, has_token, viewer_of

_SECONDS = 60  # the window of the limit
_LONGEST_KEY = 200


def write(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make `view` answer people who said who they are, at a human pace, from their own pages.

    Raises `RefusedError`: 401, 403 (a session without its CSRF token), 400, 413, 415, 429.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _require_person(request)
        read_object(request)  # before the CSRF check, which would read a form
        if not has_token(request) and check_csrf(request) is not None:
            why = _("Depuis une page, joignez le jeton CSRF dans l’en-tête X-CSRFToken.")
            raise RefusedError(problem_of(403, why))
        if not ratelimit.consume(request, action="api_write", key=caller_of(request)):
            refused = problem_of(429)
            refused.headers["Retry-After"] = str(_SECONDS)
            raise RefusedError(refused)
        return view(request, *args, **kwargs)

    return answer


def answered_once(request: HttpRequest, act: Callable[[], Answer]) -> HttpResponse:
    """Answer what `act` does; under an `Idempotency-Key`, it is done once and said again after.

    `act` runs in the transaction that keeps its answer. Raises `RefusedError`: 409 while the same
    request is under way, 422 when the key already served for another one.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return response_of(act())
    if len(key) > _LONGEST_KEY:
        why = _("« Idempotency-Key » : %(limit)d caractères au plus.") % {"limit": _LONGEST_KEY}
        raise RefusedError(problem_of(422, why))
    asked = KeyedRequest(request.user, caller_of(request), key, _fingerprint(request))
    try:
        return response_of(once(asked, act))
    except KeyReusedError:
        why = _("Cette clé a déjà servi pour une autre demande : prenez-en une nouvelle.")
        raise RefusedError(problem_of(422, why)) from None
    except KeyInUseError:
        raise RefusedError(problem_of(409)) from None


def as_answer(payload: object, status: int = 200, **headers: str) -> Answer:
    """Return `payload` as an answer that can be given again."""
    return Answer(status, orjson.dumps(payload).decode(), headers)


def _require_person(request: HttpRequest) -> None:
    if viewer_of(request).is_anonymous:
        refused = problem_of(401)
        refused.headers["WWW-Authenticate"] = "Bearer"
        raise RefusedError(refused)


def response_of(answer: Answer) -> HttpResponse:
    """Return the answer for HTTP."""
    response = HttpResponse(
        answer.body, status=answer.status, content_type="application/json; charset=utf-8"
    )
    for name, value in answer.headers.items():
        response.headers[name] = value
    return response


def _fingerprint(request: HttpRequest) -> str:
    """All that the answer depends on; the length of each part keeps them apart."""
    revision = request.headers.get("If-Match", "")
    head = f"{request.method} {request.path} {len(revision)} {revision}\n"
    return sha256(head.encode() + request.body).hexdigest()
