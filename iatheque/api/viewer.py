"""Who reads through the API: for now the person of the session; tokens will be looked up here."""

from django.http import HttpRequest

from iatheque.access.viewer import Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Return the reader that the request comes from."""
    return request.viewer
