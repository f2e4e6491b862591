"""Writing projects: the same rules and the same circuits as the form, never past them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import P, PathEx

from iatheque.lib.messages import N_

from . import examples
from .acts import changed, created, sent, shown
from .bodies import read_object, read_project
from .objects import Draft, Problem
from .problems import fault, refuse_fields
from .projects import PATH, router
from .rights import own_organisation, own_project, project_to_write
from .writing import answered_once, response_of, write

__all__ = ["router"]

_ID = PathEx[str, P(description=N_("L’identifiant du projet."))]
_MESSAGE = 2000  # characters
_REFUSALS = (400, 401, 403, 409, 413, 415, 422, 429)


@router.post(
    PATH,
    response={201: Draft, **dict.fromkeys(_REFUSALS, Problem)},
    operation_id="creer-projet",
    summary=N_("Créer un projet"),
    description=N_(
        "Crée un brouillon dans votre collectivité ; seul « nom_projet » est nécessaire. Ce que la "
        "bibliothèque sait de la collectivité est rempli d’office. Rien ne paraît avant relecture."
    ),
    openapi_extra=examples.CREATE,
)
@write
def create(request: HttpRequest) -> HttpResponse:
    """Answer 201 and the new draft."""
    written = read_project(request)
    organisation = own_organisation(request, written.siren)
    return answered_once(request, lambda: created(request, organisation, written))


@router.patch(
    PATH + "/{public_id}",
    response={200: Draft, **dict.fromkeys((*_REFUSALS, 404, 412, 428), Problem)},
    operation_id="modifier-projet",
    summary=N_("Modifier un projet"),
    description=N_(
        "Remplace dans le brouillon les champs envoyés, les autres ne changent pas ; null vide un "
        "champ. La fiche en ligne ne change qu’après envoi et relecture."
    ),
    openapi_extra=examples.CHANGE,
)
@write
def change(request: HttpRequest, public_id: _ID) -> HttpResponse:
    """Answer the draft with the fields of the request."""
    project = project_to_write(request, public_id)
    written = read_project(request)
    if written.siren not in ("", project.siren):
        why = _("Un projet ne change pas de collectivité par l’API.")
        refuse_fields([fault("organisation", "read_only", why)])
    return answered_once(request, lambda: changed(request, project, written))


@router.post(
    PATH + "/{public_id}/envoi",
    response={200: Draft, **dict.fromkeys((*_REFUSALS, 404, 412), Problem)},
    operation_id="envoyer-projet",
    url_name="send",
    summary=N_("Envoyer à la relecture"),
    description=N_(
        "Envoie le brouillon à qui relit : l’équipe nationale, ou les référents de la collectivité "
        "quand elle publie elle-même. Un projet auquel il manque une réponse nécessaire est refusé."
    ),
    openapi_extra=examples.SEND,
)
@write
def send(request: HttpRequest, public_id: _ID) -> HttpResponse:
    """Answer the draft, now under review."""
    project = project_to_write(request, public_id)
    message = _message(request)
    return answered_once(request, lambda: sent(request, project, message))


@router.api_operation(
    ["GET", "HEAD"],
    PATH + "/{public_id}/brouillon",
    response={200: Draft, 401: Problem, 404: Problem},
    operation_id="brouillon",
    url_name="draft",
    summary=N_("Lire un brouillon"),
    description=N_(
        "Le brouillon d’un projet de votre collectivité, en entier ; son ETag est la révision à "
        "donner dans If-Match pour le modifier."
    ),
)
def read(request: HttpRequest, public_id: _ID) -> HttpResponse:
    """Answer the draft and its revision."""
    project = own_project(request, public_id)
    return response_of(shown(project, project.draft))


def _message(request: HttpRequest) -> str:
    message = read_object(request).get("message", "")
    if not isinstance(message, str) or len(message) > _MESSAGE:
        why = _("Un texte de %(limit)d caractères au plus est attendu.")
        refuse_fields([fault("message", "too_long", why, limit=_MESSAGE)])
    return message
