"""The API, version 1."""

from ninja import NinjaAPI

from . import facets, organisations, problems, projects

api = NinjaAPI(
    title="API d’IAthèque",
    version="1",
    description=(
        "Lire les projets d’intelligence artificielle des collectivités françaises. "
        "Les lectures publiques se font sans compte et depuis n’importe quelle page web."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="ninja-v1",
    openapi_extra={
        "info": {
            "license": {
                "name": "Licence Ouverte 2.0",
                "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
            }
        }
    },
)
for module in (projects, facets, organisations):
    api.add_router("", module.router)
problems.register(api)
