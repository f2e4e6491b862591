"""Whether the logo of an authority may be shown, as one of its members says."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.projects.links import logos
from iatheque.projects.models import Logo

from .owned import own_organisation


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def logo(request: HttpRequest, siren: str) -> HttpResponse:
    """`/espace/<siren>/logo/`: the agreement, and what became of each logo."""
    organisation = own_organisation(request.viewer, siren)
    if request.method == "POST":
        if "accord" in request.POST:
            logos.agree(organisation, by=request.user)
            messages.success(request, _("C’est noté. Le logo paraîtra à la prochaine visite."))
        else:
            logos.withdraw(organisation)
            messages.success(request, _("C’est noté. Le logo n’est plus montré."))
        return redirect("workspace:logo", siren=siren)
    context = {
        "organisation": organisation,
        "agrees": logos.agrees(organisation),
        "logos": Logo.objects.filter(siren=siren).order_by("pk"),
    }
    return render(request, "workspace/logo.html", context)
