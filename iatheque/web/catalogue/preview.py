"""The preview of a draft: its page as a level would read it, for whoever holds the link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from iatheque.decision.shared import NOTHING_SHARED
from iatheque.moderation.domain.previews import find_link
from iatheque.projects.history_preview import draft_entry
from iatheque.projects.resources.drafted import drafted
from iatheque.schema.levels import Level
from iatheque.web.attached import resource_lines

from .sheet import sheet


@never_cache
@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """`/apercu/<token>/`: 404 once the link has expired or was closed."""
    link = find_link(token)
    if link is None:
        raise Http404
    entry = draft_entry(link.project, link.reading_level)
    # What surrounds the draft is what everybody reads, whatever the level of the link.
    resources = drafted(link.project, link.reading_level)
    context = sheet(entry, draft_entry(link.project, Level.PUBLIC), Level.PUBLIC, resources)
    context["resources"] = resource_lines(resources, files=False)  # no file leaves by a link
    context |= {"shared": NOTHING_SHARED, "is_preview": True, "expires_at": link.expires_at}
    response = render(request, "catalogue/preview.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
