"""The values of the fields among the projects found, with how many projects have each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from iatheque.search.finder import find
from iatheque.search.query import parse
from iatheque.search.results import Facet

from .answers import answer
from .objects import Facets
from .parameters import catalogue_parameters
from .viewer import viewer_of

router = Router(tags=["Projets"])


@router.api_operation(
    ["GET", "HEAD"],
    "/facettes",
    response={200: Facets},
    operation_id="facettes",
    summary="Compter par facette",
    description=(
        "Les valeurs de chaque facette parmi les projets qui répondent à la demande, et leur "
        "nombre. Une facette ne tient pas compte de son propre choix."
    ),
    openapi_extra={"parameters": catalogue_parameters(sort=False)},
)
def list_facets(request: HttpRequest) -> HttpResponse:
    """Answer the facets that the reader's level may query."""
    level = viewer_of(request).level
    results = find(parse(request.GET.lists(), level), level, page_size=1)
    facets = [_facet(facet) for facet in results.facets]
    return answer({"total": results.total, "facettes": facets})


def _facet(facet: Facet) -> dict[str, Any]:
    return {
        "cle": facet.field.key,
        "libelle": _(facet.field.label),
        "valeurs": [
            {
                "valeur": bucket.value,
                "libelle": _(bucket.label),
                "total": bucket.count,
                "choisie": bucket.selected,
            }
            for bucket in facet.buckets
        ],
    }
