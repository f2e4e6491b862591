"""Puts the `Viewer` on the request, once, and only looks at the session when there is a cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from iatheque.access.viewer import ANONYMOUS, Viewer

from .viewers import viewer_for


class ViewerMiddleware:
    """Sets `request.viewer`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.viewer = self._viewer(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _viewer(self, request: HttpRequest) -> Viewer:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return ANONYMOUS
        if not request.user.is_authenticated:
            return ANONYMOUS
        return viewer_for(request.user)
