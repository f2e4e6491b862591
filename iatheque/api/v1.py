"""The API, version 1."""

from ninja import NinjaAPI

from iatheque.exchange import licence
from iatheque.lib.messages import N_

from . import facets, organisations, problems, writes

api = NinjaAPI(
    title=N_("API d’IAthèque"),
    version="1",
    description=N_(
        "Lire les projets d’intelligence artificielle des collectivités françaises, et écrire ceux "
        "de la sienne. Les lectures publiques se font sans compte et depuis n’importe quelle page "
        "web ; les écritures demandent un jeton, et passent par la relecture comme le formulaire."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="ninja-v1",
    openapi_extra={
        "info": {
            "license": {
                "name": licence.NAME,
                "url": licence.URL,
            }
        }
    },
)
for module in (writes, facets, organisations):
    api.add_router("", module.router)
problems.register(api)
