"""Expert access, given and taken back by the national team."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iatheque.accounts.models import User
from iatheque.organisations.domain import grants

from .forms import ExpertForm


@login_required
def experts(request: HttpRequest) -> HttpResponse:
    """Show the experts; add or remove one, with a reason."""
    if not request.user.moderates:
        raise Http404
    form = ExpertForm(request.POST or None)
    if form.is_valid() and _change(request, form):
        return redirect("accounts:experts")
    rows = User.objects.filter(is_expert=True, is_active=True).order_by("email")
    return render(request, "account/experts.html", {"form": form, "rows": rows})


def _change(request: HttpRequest, form: ExpertForm) -> bool:
    email = form.cleaned_data["email"].lower()
    person = User.objects.filter(email=email, is_active=True).first()
    if person is None:
        form.add_error("email", _("Personne n’a de compte avec cette adresse."))
        return False
    change = grants.revoke_expert if request.POST.get("action") == "revoke" else grants.grant_expert
    change(person, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("C’est enregistré."))
    return True
