"""The authorities that published a project."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from iatheque.lib.messages import N_
from iatheque.projects import authorities
from iatheque.projects.authorities import Authority
from iatheque.projects.directory import path_of

from .answers import address, answer
from .objects import OrganisationPage, Problem
from .paging import Paging

router = Router(tags=["Organismes"])
_PATH = "/organisations"


@router.api_operation(
    ["GET", "HEAD"],
    _PATH,
    response={200: OrganisationPage, 422: Problem},
    operation_id="organisations",
    summary=N_("Lister les organismes"),
    description=N_("Les organismes qui portent au moins un projet publié, par numéro SIREN."),
)
def list_organisations(
    request: HttpRequest,
    asked: Query[Paging],
) -> HttpResponse:
    """Answer one page of authorities, the same for every reader."""
    total = authorities.count()
    stop = asked.page * asked.par_page
    found = authorities.authorities(start=stop - asked.par_page, stop=stop)
    following = None
    if stop < total:
        following = address(_PATH, [("page", str(asked.page + 1)), *asked.size()])
    return answer(
        {
            "total": total,
            "page": asked.page,
            "suivant": following,
            "resultats": [_organisation(authority) for authority in found],
        }
    )


def _organisation(authority: Authority) -> dict[str, Any]:
    return {
        "siren": authority.siren,
        "nom": authority.name,
        "type": authority.kind,
        "projets": authority.count,
        "url": settings.SITE_URL + path_of(authority.siren, authority.name),
    }
