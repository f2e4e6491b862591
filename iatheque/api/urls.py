"""Addresses of the API: what ninja serves, its description, and a problem for everything else."""

from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from iatheque.exchange.delivery import data_view

from . import description
from .problems import in_problems, not_found
from .v1 import api
from .viewer import with_token

app_name = "api"

# They carry the revision of a draft, not the tag of the catalogue.
_OF_DRAFTS = {"draft", "send"}


def _operations() -> list[URLPattern]:
    """Return ninja's addresses: tokens known, answers tagged, public reads open to any page."""
    patterns = [pattern for pattern in api.urls[0] if pattern.name != "api-root"]
    for pattern in patterns:
        view = in_problems(pattern.callback)
        pattern.callback = with_token(view if pattern.name in _OF_DRAFTS else data_view(view))
    return patterns


urlpatterns = [
    path("", description.to_page, name="root"),
    path("openapi.json", description.openapi_json, name="openapi"),
    path("docs", description.page, name="docs"),
    *_operations(),
    path("<path:rest>", csrf_exempt(data_view(not_found)), name="not_found"),
]
