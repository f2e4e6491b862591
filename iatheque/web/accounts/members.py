"""The members of an authority, for those who approve for it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from iatheque.organisations.domain import grants, rights
from iatheque.organisations.domain import membership as domain
from iatheque.organisations.models import Membership, Organisation, Role


@login_required
def members(request: HttpRequest, siren: str) -> HttpResponse:
    """Show the members; change a role, withdraw a place, welcome agents or not."""
    organisation = get_object_or_404(Organisation, siren=siren)
    if not rights.approves_for(request.user, organisation):
        raise Http404
    if request.method == "POST":
        _change(request, organisation)
        return redirect("accounts:members", siren=siren)
    rows = Membership.objects.filter(organisation=organisation, is_accepted=True)
    context = {
        "organisation": organisation,
        "rows": rows.select_related("user").order_by("user__email"),
        "approver": Role.APPROVER,
    }
    return render(request, "account/members.html", context)


def _change(request: HttpRequest, organisation: Organisation) -> None:
    action = request.POST.get("action")
    try:
        if action in {"welcome", "do_not_welcome"}:
            grants.set_auto_membership(organisation, by=request.user, welcome=action == "welcome")
        else:
            _change_place(request, organisation, action)
    except rights.NotAllowedError as error:
        messages.error(request, _(str(error)))
    else:
        messages.success(request, _("C’est enregistré."))


def _change_place(request: HttpRequest, organisation: Organisation, action: str | None) -> None:
    pk = request.POST.get("member", "")
    row = get_object_or_404(
        Membership, organisation=organisation, is_accepted=True, pk=pk if pk.isdigit() else 0
    )
    if action == "approver":
        domain.change_role(row, Role.APPROVER, by=request.user)
    elif action == "contributor":
        domain.change_role(row, Role.CONTRIBUTOR, by=request.user)
    elif action == "revoke":
        domain.revoke_membership(row, by=request.user, reason=_("Retrait par un référent"))
    else:
        raise Http404
