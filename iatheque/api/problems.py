"""Every error of the API as a problem, in French."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, NoReturn

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
    409: (
        N_("Demande déjà en cours"),
        N_("La même demande, avec la même clé, est en cours : attendez un peu, puis renvoyez-la."),
    ),
    412: (
        N_("Modifié entre-temps"),
        N_(
            "Le brouillon a changé depuis la révision que donne If-Match : rien n’est écrit. "
            "Comparez les deux versions de « versions », puis renvoyez avec la révision actuelle."
        ),
    ),
    413: (N_("Demande trop lourde"), N_("Envoyez moins de texte à la fois. Rien n’est écrit.")),
    415: (
        N_("Type non accepté"),
        N_("Envoyez du JSON, avec l’en-tête Content-Type: application/json."),
    ),
    422: (
        N_("Demande refusée"),
        N_("Une partie de la demande ne convient pas : corrigez les champs que donne « errors »."),
    ),
    428: (
        N_("Révision nécessaire"),
        N_(
            "Donnez dans If-Match la révision que vous avez lue (l’ETag du brouillon) : ainsi, "
            "personne n’efface sans le voir ce qu’une autre personne vient d’écrire."
        ),
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


class RefusedError(Exception):
    """The request stops here, with this answer; nothing was written."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__(response.status_code)
        self.response = response


def fault(field: str, code: str, detail: str, **params: object) -> dict[str, str]:
    """Return what is wrong with one field, as `errors` lists it."""
    return {"field": field, "code": code, "detail": detail % params}


def refuse_fields(faults: Sequence[Mapping[str, object]]) -> NoReturn:
    """Raise `RefusedError` (422) with the faults of each field."""
    raise RefusedError(problem_of(422, errors=faults))


def problem_of(status: int, detail: str = "", **more: object) -> HttpResponse:
    """Return the problem of that status, with its usual words unless `detail` is more precise."""
    title, usual = PROBLEMS.get(status, PROBLEMS[400])
    return problem(status, _(title), detail or _(usual), **more)


def not_found(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer an address that the API does not have."""
    return problem_of(404)


def register(api: NinjaAPI) -> None:
    """Make `api` answer every exception with a problem."""
    api.add_exception_handler(RefusedError, lambda _request, error: error.response)
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
    why = _("Un paramètre n’a pas la forme attendue : corrigez ceux que donne « erreurs ».")
    return problem_of(422, why, erreurs=mistakes)


def _mistake(found: dict[str, Any]) -> str:
    return _(_MISTAKES.get(found["type"], _OTHER_MISTAKE)) % found.get("ctx", {})


def _failed(_request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("the API failed", exc_info=error)
    return problem_of(500)
