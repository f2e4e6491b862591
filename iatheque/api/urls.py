"""Addresses of the API: what ninja serves, its description, and a problem for everything else."""

from django.urls import URLPattern, path

from iatheque.exchange.delivery import data_view

from . import description
from .problems import in_problems, not_found
from .v1 import api

app_name = "api"


def _operations() -> list[URLPattern]:
    """Return ninja's addresses, tagged and open to public reads like all our data."""
    patterns = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
    for pattern in patterns:
        pattern.callback = data_view(in_problems(pattern.callback))
    return patterns


urlpatterns = [
    path("", description.to_page, name="root"),
    path("openapi.json", description.openapi_json, name="openapi"),
    path("docs", description.page, name="docs"),
    *_operations(),
    path("<path:rest>", not_found, name="not_found"),
]
