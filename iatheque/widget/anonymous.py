"""Answers to other sites: the same for everybody, open to any page, kept a short while."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from iatheque.access.viewer import Viewer
from iatheque.exchange.delivery import data_view

_SECONDS = 60


def for_other_sites(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Make `view` answer the anonymous reader, with CORS, a tag, and a minute of cache."""
    answered = data_view(view)

    @require_safe
    @gzip_page
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.viewer = Viewer.anonymous()  # type: ignore[attr-defined]  # set by a middleware
        response = answered(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=_SECONDS)
        return response

    return answer
