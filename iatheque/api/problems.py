"""Every error of the API as a problem, in French."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from iatheque.exchange.problems import problem
from iatheque.lib.messages import N_

_log = logging.getLogger(__name__)

# By status: the title, and what to do when nothing more precise can be said.
PROBLEMS = {
    400: (N_("Demande mal formée"), N_("Le serveur n’a pas pu lire cette demande.")),
    401: (N_("Identification nécessaire"), N_("Identifiez-vous pour faire cette demande.")),
    403: (N_("Action non permise"), N_("Vos droits ne permettent pas cette demande.")),
    404: (
        N_("Introuvable"),
        N_("Rien ne se trouve à cette adresse. Les adresses sont à la page /api/v1/docs."),
    ),
    405: (N_("Méthode non permise"), N_("Cette adresse n’accepte pas cette méthode HTTP.")),
    422: (
        N_("Paramètre refusé"),
        N_("Un paramètre n’a pas la forme attendue : corrigez ceux que donne « erreurs »."),
    ),
    429: (N_("Trop de demandes"), N_("Attendez un peu avant de reprendre, puis allez moins vite.")),
    500: (N_("Erreur du serveur"), N_("L’erreur est notée. Vous pouvez réessayer plus tard.")),
}
_MISTAKES = {
    "int_parsing": N_("Un nombre entier est attendu."),
    "greater_than_equal": N_("La valeur doit être au moins %(ge)s."),
    "less_than_equal": N_("La valeur doit être au plus %(le)s."),
}
_OTHER_MISTAKE = N_("La valeur n’a pas la forme attendue.")


def problem_of(status: int, detail: str = "", **more: object) -> HttpResponse:
    """Return the problem of that status, with its usual words unless `detail` is more precise."""
    title, usual = PROBLEMS.get(status, PROBLEMS[400])
    return problem(status, _(title), detail or _(usual), **more)


def not_found(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer an address that the API does not have."""
    return problem_of(404)


def register(api: NinjaAPI) -> None:
    """Make `api` answer every exception with a problem."""
    api.add_exception_handler(Http404, lambda _request, error: problem_of(404, str(error)))
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Exception, _failed)


def in_problems(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say a refused method as a problem: ninja answers it before any handler."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        refused = problem_of(405)
        refused.headers["Allow"] = response.headers["Allow"]
        return refused

    return answer


def _refused(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer in the words of our own refusals; those of ninja (400, subclasses) are in English."""
    is_ours = type(error) is HttpError and error.status_code != 400
    return problem_of(error.status_code, error.message if is_ours else "")


def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    mistakes = [
        {"parametre": str(found["loc"][-1]), "detail": _mistake(found)} for found in error.errors
    ]
    return problem_of(422, erreurs=mistakes)


def _mistake(found: dict[str, Any]) -> str:
    return _(_MISTAKES.get(found["type"], _OTHER_MISTAKE)) % found.get("ctx", {})


def _failed(_request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("the API failed", exc_info=error)
    return problem_of(500)
