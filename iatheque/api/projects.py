"""Reading projects: pages in any order, a walk through all of them by cursor, one by identifier."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import P, PathEx, Query, Router
from pydantic import Field

from iatheque.exchange.writers.documents import as_json_with_extensions
from iatheque.lib.messages import N_
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.resources.shown import Attached, shared_with
from iatheque.schema.levels import Level
from iatheque.search.finder import all_pks, find
from iatheque.search.query import CatalogueQuery, parse

from .answers import address, answer
from .objects import Page, Problem, Project
from .paging import Paging
from .parameters import catalogue_parameters
from .problems import problem_of
from .viewer import viewer_of

router = Router(tags=["Projets"])
PATH = "/projets"


class Walk(Paging):
    """A page, or the place where a walk through everything has come to."""

    curseur: int | None = Field(
        None,
        ge=0,
        description=N_(
            "Parcourt tous les projets trouvés, sans limite de nombre, dans un ordre qui ne change "
            "pas. Commencez par curseur=0, puis suivez « suivant »."
        ),
    )


@router.api_operation(
    ["GET", "HEAD"],
    PATH,
    response={200: Page, 422: Problem},
    operation_id="projets",
    summary=N_("Chercher des projets"),
    description=N_(
        "Les projets qui répondent à la demande, avec les mêmes paramètres que le catalogue. "
        "Les pages s’arrêtent au 10 000e résultat : pour tout lire, utilisez le curseur, ou les "
        "fichiers de la page /donnees/."
    ),
    openapi_extra={"parameters": catalogue_parameters(sort=True)},
)
def list_projects(request: HttpRequest, asked: Query[Walk]) -> HttpResponse:
    """Answer one page of results, or one step of a walk."""
    level = viewer_of(request).level
    query = replace(parse(request.GET.lists(), level), page=asked.page)
    if asked.curseur is not None:
        return _step(query, level, after=asked.curseur, paging=asked)
    results = find(query, level, facets=False, page_size=asked.par_page)
    if results.beyond:
        return problem_of(422, _("Les pages s’arrêtent au 10 000e résultat. Utilisez « curseur »."))
    following = None
    if asked.page * asked.par_page < results.total:
        pairs = query.parameters(page=asked.page + 1)
        following = address(PATH, [*pairs, *asked.size()])
    found = entries.fetch(level, results.pks)
    return _page(results.total, asked.page, following, found)


@router.api_operation(
    ["GET", "HEAD"],
    PATH + "/{public_id}",
    response={200: Project, 404: Problem},
    operation_id="projet",
    summary=N_("Lire un projet"),
    description=N_("Un projet publié, d’après son identifiant."),
)
def one_project(
    request: HttpRequest,
    public_id: PathEx[str, P(description=N_("L’identifiant du projet."))],
) -> HttpResponse:
    """Answer one project at the level at which the reader reads it."""
    entry = entries.get_for(viewer_of(request), public_id)
    if entry is None:
        return problem_of(404, _("Aucun projet publié ne porte cet identifiant."))
    resources = [_resource(one) for one in shared_with(entry.level, entry.pk)]
    return answer(as_json_with_extensions(entry, settings.SITE_URL) | {"ressources": resources})


def _step(query: CatalogueQuery, level: Level, *, after: int, paging: Paging) -> HttpResponse:
    """Answer the projects that follow the key `after`, by project."""
    size = paging.par_page
    batches = all_pks(query, level, after=after)
    if batches is None:
        total = entries.count(level)
        pks = entries.keys_after(level, after, limit=size + 1)
    else:
        total = find(query, level, facets=False, page_size=1).total
        pks = list(islice(chain.from_iterable(batches), size + 1))
    following = None
    if len(pks) > size:
        pairs = [*query.parameters(sort="", page=1), *paging.size()]
        following = address(PATH, [*pairs, ("curseur", str(pks[size - 1]))])
    return _page(total, None, following, entries.fetch(level, pks[:size]))


def _page(
    total: int, page: int | None, following: str | None, found: Sequence[Entry]
) -> HttpResponse:
    results = [as_json_with_extensions(entry, settings.SITE_URL) for entry in found]
    return answer({"total": total, "page": page, "suivant": following, "resultats": results})


def _resource(one: Attached) -> dict[str, object]:
    """Return a resource as the API gives it."""
    return {
        "titre": one.title,
        "nature": one.kind.value,
        "licence": one.licence.value if one.licence else None,
        "acces": one.level.slug,
        "url": one.link or f"{settings.SITE_URL}{one.path}",
        "taille": one.size if one.file else None,
    }
