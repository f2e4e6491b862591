"""The preview links of a draft: made, shown once, closed."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.moderation.domain import previews as domain
from iatheque.moderation.models import PreviewLink

from .doors import for_members, project_of
from .forms import PreviewForm


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def previews(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the living links of a draft, and make one; its address is on this answer alone."""
    project = project_of(request, public_id, "read_whole")
    form = PreviewForm(request.POST or None)
    address = ""
    if form.is_valid():
        level = form.cleaned_data["level"]
        _link, token = domain.create_link(project, by=request.user, level=level)
        address = settings.SITE_URL + reverse("catalogue:preview", kwargs={"token": token})
    rows = PreviewLink.objects.filter(
        project=project, revoked_at=None, expires_at__gt=timezone.now()
    )
    context = {
        "project": project,
        "title": project.draft.values.get("nom_projet") or project.public_id,
        "form": form,
        "address": address,
        "rows": rows.select_related("created_by").order_by("-created_at", "-pk"),
    }
    status = 422 if form.errors else 200
    return render(request, "moderation/previews.html", context, status=status)


@require_POST
@for_members
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a link at once."""
    link = get_object_or_404(PreviewLink.objects.select_related("project"), pk=pk)
    public_id = link.project.public_id
    project_of(request, public_id, "read_whole")
    domain.revoke_link(link, by=request.user)
    messages.success(request, _("Ce lien ne montre plus rien."))
    return redirect("moderation:previews", public_id=public_id)
