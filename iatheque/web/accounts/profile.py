"""The page of one's own account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iatheque.accounts.proconnect.linking import declared_siren
from iatheque.lib.text import clean_line
from iatheque.organisations.models import Membership, Organisation, Role

from .forms import NameForm
from .memberships import requests_to_answer


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show the account, and change the name."""
    form = NameForm(request.POST or None, initial={"full_name": request.user.full_name})
    if form.is_valid():
        request.user.full_name = clean_line(form.cleaned_data["full_name"])
        request.user.save(update_fields=["full_name"])
        messages.success(request, _("Votre nom est enregistré."))
        return redirect("accounts:profile")
    memberships = list(Membership.objects.filter(user=request.user).select_related("organisation"))
    context = {
        "form": form,
        "memberships": memberships,
        "approver": Role.APPROVER,
        "declared": _declared(request, memberships),
        "to_answer": requests_to_answer(request.user).count(),
    }
    return render(request, "account/profile.html", context)


def _declared(request: HttpRequest, memberships: list[Membership]) -> Organisation | None:
    """Return the authority ProConnect declares for her, when she has not asked for it yet."""
    siren = declared_siren(request.user)
    if not siren or any(row.organisation.siren == siren for row in memberships):
        return None
    return Organisation.objects.filter(siren=siren).first()
