"""`/content/<path>` and `/statics/<path>`: the files that a stock Datami widget reads."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse

from iatheque.exchange.datami.files import FILES

from .anonymous import for_other_sites


@for_other_sites
def content(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer one of the known files; a path is looked up, never opened."""
    file = FILES.get(path)
    if file is None:
        raise Http404
    pieces = iter(()) if request.method == "HEAD" else file.write(settings.SITE_URL)
    return StreamingHttpResponse(pieces, content_type=file.media_type)
