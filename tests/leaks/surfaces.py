"""Every address of the site, and which values of the marked project each may show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from iatheque.access.gate import facet_fields, readable_extension_fields, readable_fields
from iatheque.schema.levels import Level
from iatheque.web.charts import CHARTS
from iatheque.web.charts.chart import Shape
from iatheque.web.pages.library import FOLDED

Keys = frozenset[str]

_PART = re.compile(r"<\w+:(\w+)>")


def _readable(level: Level) -> Keys:
    return frozenset(field.key for field in readable_fields(level))


def _extended(level: Level, extension: str | None = None) -> Keys:
    return frozenset(field.key for field in readable_extension_fields(level, extension))


def _facets(level: Level) -> Keys:
    """The facets whose values the marked project gives (a year alone tells no month)."""
    return frozenset(field.key for field in facet_fields(level)) - {"projet_date"}


def _charted(level: Level, folded: Keys) -> Keys:
    """The fields whose values charts name, were they out of their list, if readable."""
    charts = (chart for chart in CHARTS if chart.shape is not Shape.GRID)
    charts = (chart for chart in charts if chart.key not in folded)
    shown = {key for chart in charts if chart.level <= level for key in chart.fields}
    return frozenset(shown) - {"projet_date", "date"}


@dataclass(frozen=True, slots=True)
class Surface:
    """An address pattern, the paths that exercise it, and the exact keys it shows at each level.

    `{id}` and `{slug}` in a path stand for those of the marked project.
    """

    pattern: str
    paths: tuple[str, ...]
    shows: dict[Level, Keys]
    status: int = 200


def _surface(  # noqa: PLR0913 - one name per family of keys reads best in the list below
    pattern: str,
    *paths: str,
    reads: bool = False,
    extensions: bool = False,
    facets: bool = False,
    folded: Keys | None = None,
    also: Keys | set[str] = frozenset(),
    status: int = 200,
) -> Surface:
    shows = {
        level: (_readable(level) if reads else frozenset())
        | (_extended(level) if extensions else frozenset())
        | (_facets(level) if facets else frozenset())
        | (_charted(level, folded) if folded is not None else frozenset())
        | also
        for level in Level
    }
    return Surface(pattern, paths or (f"/{pattern}",), shows, status)


CARD = {"coll_nom", "coll_type", "nom_projet", "usage_description", "theme", "projet_status"}
CARD |= {"audience_service", "date"}
ID = r"^projets/(?P<public_id>[a-z2-7]{10})"
SIREN = "243100518"  # of the marked project
SHORT = r"^collectivites/(?P<siren>[0-9]{9})"
PLACE = SHORT + r"(?:-(?P<slug>[^/]*))?"
REGISTER = {"coll_nom", "date", "nom_projet", "theme", "sous_theme", "projet_status", "projet_date"}
REGISTER |= {"usage_description", "audience_service", "url_infos"}

SURFACES = (
    _surface("", also=CARD - {"audience_service"} | {"status_abandon"}),
    _surface("favicon.ico", status=302),
    _surface("sitemap-projets-<int:number>.xml", "/sitemap-projets-1.xml", also={"nom_projet"}),
    _surface(
        "projets/",
        "/projets/",
        "/projets/?q=zqnom_projet",
        "/projets/?theme=Attractivité et développement&plus=theme",
        facets=True,
        also=CARD,
    ),
    _surface(
        "projets/",
        "/projets/?vue=tableau",
        facets=True,
        also=CARD - {"usage_description"} | {"projet_date"},
    ),
    _surface(
        "projets/",
        "/projets/?vue=graphiques",
        facets=True,
        also={"nom_projet", "coll_nom", "theme", "projet_status", "status_abandon"},
    ),
    *(
        _surface(
            "chiffres/",
            f"/chiffres/?plus={key}",
            folded=FOLDED - {key},
            also={"nom_projet", "coll_nom", "status_abandon"},
        )
        for key in ("", *sorted(FOLDED))
    ),
    _surface(
        "chiffres/<slug:key>.csv",
        "/chiffres/sous-themes.csv",
        "/chiffres/sous-themes.csv?type_algorithme=Computer+vision&projet_contact=zqcontact",
        also={"sous_theme"},
    ),
    _surface(
        "chiffres/<slug:key>.svg",
        "/chiffres/sous-themes.svg",
        also={"sous_theme"},
    ),
    _surface(
        "projets/",
        "/projets/?vue=carte",
        "/projets/?vue=carte&cadre=3,48,4,49",
        facets=True,
        also={"coll_nom", "nom_projet", "theme"},
    ),
    _surface(
        "projets/carte.json",
        "/projets/carte.json",
        "/projets/carte.json?cadre=3,48,4,49&zoom=12",
        also={"longitude", "latidude"},
    ),
    _surface(
        "projets/carte/liste",
        "/projets/carte/liste",
        "/projets/carte/liste?cadre=3,48,4,49",
        also={"coll_nom", "nom_projet", "theme"},
    ),
    _surface(
        "projets/flux.<slug:key>",
        "/projets/flux.atom",
        "/projets/flux.json?q=zqnom_projet",
        also={"nom_projet", "coll_nom", "usage_description", "theme"},
    ),
    _surface("projets/alerte/", "/projets/alerte/?theme=Mobilités"),
    _surface("alertes/<str:token>/", "/alertes/inconnu/", status=404),
    _surface("alertes/<str:token>/arreter/", "/alertes/inconnu/arreter/"),
    _surface("projets/suggestions", "/projets/suggestions?q=zq", also={"nom_projet", "coll_nom"}),
    _surface(
        ID + r"-(?P<slug>[^/]*)/$", "/projets/{id}-{slug}/", reads=True, extensions=True
    ),
    _surface(ID + "/$", "/projets/{id}/", status=301),
    _surface(
        ID + r"(?:-[^/]*)?\.json$", "/projets/{id}.json", "/projets/{id}-x.json",
        reads=True, extensions=True,
    ),
    _surface(
        "donnees/projets.<slug:key>",
        "/donnees/projets.csv",
        "/donnees/projets.json",
        "/donnees/projets.geojson",
        "/donnees/projets.csv?q=zqnom_projet",
        reads=True,
        also={"nom_projet"},
    ),
    _surface(
        "donnees/extensions/<slug:key>.csv",
        "/donnees/extensions/placement.csv",
        also=_extended(Level.PUBLIC, "placement"),
    ),
    _surface(
        ID + r"-(?P<slug>[^/]*)/historique/$", "/projets/{id}-{slug}/historique/",
        also={"nom_projet"},
    ),
    _surface(ID + "/historique/$", "/projets/{id}/historique/", status=301),
    _surface(
        ID + r"-(?P<slug>[^/]*)/signaler/$", "/projets/{id}-{slug}/signaler/",
        # The word « abandonné » is in the label of a field that readers may name.
        also={"nom_projet", "coll_nom", "projet_status"},
    ),
    _surface(
        ID + r"-(?P<slug>[^/]*)/contacter/$", "/projets/{id}-{slug}/contacter/",
        also={"nom_projet", "coll_nom"},
    ),
    _surface("contacts/<str:token>/", "/contacts/inconnu/", status=404),
    _surface("signalements/<str:token>/", "/signalements/inconnu/", status=404),
    # Files have a matrix of their own (test_resources.py).
    _surface("fichiers/<str:token>/<str:name>", "/fichiers/inconnu/a.csv", status=404),
    _surface("logos/<str:name>.png", "/logos/inconnu.png", status=404),
    _surface("decision/partage/<str:public_id>/", "/decision/partage/{id}/", status=404),
    _surface("decision/invitation/<str:token>/", "/decision/invitation/inconnu/", status=404),
    _surface("apercu/<str:token>/", "/apercu/inconnu/", status=404),
    _surface(
        "collectivites/",
        "/collectivites/?q=zqcoll",
        # Every type of authority is a choice of the page.
        also={"coll_nom", "coll_type"},
    ),
    _surface("collectivites/departements/"),
    _surface(PLACE + "/$", f"/collectivites/{SIREN}-zqcoll-nom/", also=CARD - {"audience_service"}),
    _surface(PLACE + "/registre/$", f"/collectivites/{SIREN}-zqcoll-nom/registre/", also=REGISTER),
    _surface(SHORT + r"/registre\.csv$", f"/collectivites/{SIREN}/registre.csv", also=REGISTER),
    # What a PDF holds cannot be read here: see the test of its content.
    _surface(SHORT + r"/registre\.pdf$", "/collectivites/999999999/registre.pdf", status=404),
    _surface(
        "sitemap-collectivites-<int:number>.xml", "/sitemap-collectivites-1.xml"
    ),
    # Other sites read as the anonymous reader, whoever is signed in.
    _surface("content/<path:path>", "/content/csv/data.csv", also=_readable(Level.PUBLIC)),
    _surface("statics/<path:path>", "/statics/csv/data.csv", also=_readable(Level.PUBLIC)),
    _surface(
        "widget/projets.json",
        "/widget/projets.json",
        "/widget/projets.json?collectivite=243100518&limite=50",
        also=CARD - {"audience_service"},
    ),
    _surface(
        "widget/projets.json",
        "/widget/projets.json?vue=chiffres",
        also={"theme", "projet_status", "coll_type"},
    ),
    _surface("api/v1/", status=301),
    _surface("api/v1/projets", "/api/v1/projets", reads=True, extensions=True),
    _surface(
        "api/v1/projets/<public_id>", "/api/v1/projets/{id}", reads=True, extensions=True
    ),
    # Drafts and what is written are their authority's: nobody here belongs to it.
    _surface("api/v1/projets/<public_id>/envoi", "/api/v1/projets/{id}/envoi", status=405),
    _surface("api/v1/projets/<public_id>/brouillon", "/api/v1/projets/{id}/brouillon", status=404),
    _surface("api/v1/facettes", facets=True),
    _surface("api/v1/organisations", also={"coll_nom", "coll_type"}),
    _surface("api/v1/<path:rest>", "/api/v1/rien", status=404),
)  # fmt: skip

# Pages that speak of the model and of the library: the same words whatever is published.
UNMOVED = {
    "contexte/": "/contexte/",
    "decision/": "/decision/",
    "decision/radar/": "/decision/radar/",
    "decision/girouet/": "/decision/girouet/",
    "decision/qualification/": "/decision/qualification/",
    "decision/reperes/": "/decision/reperes/",
    "donnees/": "/donnees/",
    "modele/": "/modele/",
    "mentions-legales/": "/mentions-legales/",
    "accessibilite/": "/accessibilite/",
    "sobriete/": "/sobriete/",
    "donnees-personnelles/": "/donnees-personnelles/",
    "plan-du-site/": "/plan-du-site/",
    "aide/": "/aide/",
    "aide/<slug:slug>/": "/aide/relire/",
    "collectivites/suggestions": "/collectivites/suggestions?q=toulouse",
    "robots.txt": "/robots.txt",
    ".well-known/security.txt": "/.well-known/security.txt",
    "sitemap.xml": "/sitemap.xml",
    "sitemap-pages.xml": "/sitemap-pages.xml",
    "donnees/schema.json": "/donnees/schema.json",
    "donnees/schema-complet.json": "/donnees/schema-complet.json",
    "donnees/schema.jsonschema.json": "/donnees/schema.jsonschema.json",
    "donnees/extension-<slug:key>.json": "/donnees/extension-placement.json",
    "donnees/catalogue.jsonld": "/donnees/catalogue.jsonld",
    "donnees/catalogue.ttl": "/donnees/catalogue.ttl",
    "donnees/integrer/": "/donnees/integrer/",
    "donnees/datami.html": "/donnees/datami.html",
    "widget/iatheque-projets.js": "/widget/iatheque-projets.js",
    r"^widget/iatheque-projets-(?P<version>\d+\.\d+\.\d+)\.js$": (
        "/widget/iatheque-projets-1.0.0.js"
    ),
    "api/v1/openapi.json": "/api/v1/openapi.json",
    "api/v1/docs": "/api/v1/docs",
}

# Pages of signed-in people. To readers who belong to no authority of the marked project they are
# closed (a way to the sign-in page, 404, 403, 405) or speak of the reader alone: never of it.
SIGNED_IN = ("decision/projets/", "compte/", "demo/", "espace/", "moderation/")


def signed_in_paths(numbers: Mapping[str, str]) -> Iterator[str]:
    """Yield one path per address of `SIGNED_IN`, variable parts replaced by `numbers`."""
    for pattern in patterns():
        if pattern.startswith(SIGNED_IN):
            yield "/" + _PART.sub(lambda part: numbers[part[1]], pattern)


def patterns() -> Iterator[str]:
    """Yield every address pattern of the site but those of the Django admin (staff only)."""
    for pattern in _walk(get_resolver().url_patterns, ""):
        if not pattern.startswith("admin/"):
            yield pattern


def admin_paths() -> Iterator[str]:
    """Yield one path per address of the Django admin, its variable parts replaced."""
    for pattern in _walk(get_resolver().url_patterns, ""):
        if pattern.startswith("admin/") and "(?P" not in pattern:
            yield "/" + re.sub(r"<[^>]+>", "1", pattern)


def _walk(found: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for item in found:
        route = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from _walk(item.url_patterns, route)
        else:
            yield route
