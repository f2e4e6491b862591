"""Asking for a place in an authority, leaving it, answering requests."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.accounts.models import User
from iatheque.organisations.domain import membership as domain
from iatheque.organisations.domain.grants import verify_organisation
from iatheque.organisations.domain.rights import NotAllowedError
from iatheque.organisations.models import Membership, Organisation, Role
from iatheque.web.places import where

from . import notices
from .forms import AnswerForm, AskMembershipForm


def requests_to_answer(user: User) -> QuerySet[Membership]:
    """Return the requests this person may answer, oldest first; never her own."""
    pending = (
        Membership.objects.filter(is_accepted=False, decided_at=None)
        .select_related("organisation", "user")
        .order_by("requested_at", "pk")
    )
    if user.moderates:
        return pending
    approved = Organisation.objects.filter(
        Q(memberships__user=user, memberships__is_accepted=True)
        & Q(memberships__role__gte=Role.APPROVER)
    )
    return pending.filter(organisation__in=approved).exclude(user=user)


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a place in an authority."""
    form = AskMembershipForm(request.POST or None, initial={"authority": request.GET.get("siren")})
    if form.is_valid():
        try:
            with transaction.atomic():
                organisation = form.cleaned_data["organisation"]
                if organisation.pk is None:
                    organisation.save()
                row = domain.request_membership(
                    request.user, organisation, form.cleaned_data["message"].strip()
                )
        except domain.AlreadyMemberError:
            form.add_error(None, _("Vous êtes déjà membre de cette collectivité."))
        else:
            notices.asked(row)
            messages.success(
                request, _("Votre demande est partie. La réponse viendra par courriel.")
            )
            return redirect("accounts:profile")
    return render(request, "account/ask_membership.html", {"form": form, "where": where})


@require_POST
@login_required
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave an authority, or take back a request."""
    row = get_object_or_404(Membership, pk=pk, user=request.user)
    if row.is_accepted:
        domain.revoke_membership(row, by=request.user, reason=_("Départ de la personne"))
        messages.success(request, _("Vous avez quitté cette collectivité."))
    else:
        row.delete()
        messages.success(request, _("Votre demande est retirée."))
    return redirect("accounts:profile")


@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """Show the requests that wait for this person's answer."""
    return _requests(request)


@require_POST
@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or refuse one request."""
    row = get_object_or_404(requests_to_answer(request.user), pk=pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _requests(request, refused=(pk, form))
    try:
        row = _answer(row, form, request.user)
    except (NotAllowedError, domain.NotPendingError) as error:
        raise PermissionDenied(str(error)) from error
    notices.answered(row)
    messages.success(request, _("Votre réponse est enregistrée et envoyée."))
    return redirect("accounts:requests")


@transaction.atomic
def _answer(row: Membership, form: AnswerForm, by: User) -> Membership:
    if form.cleaned_data["answer"] == "refuse":
        return domain.refuse_membership(row, by=by, reason=form.cleaned_data["reason"].strip())
    if form.cleaned_data["verify"]:
        verify_organisation(row.organisation, by=by)
    return domain.accept_membership(row, by=by, role=form.cleaned_data["role"])


def _requests(request: HttpRequest, refused: tuple[int, AnswerForm] | None = None) -> HttpResponse:
    rows = list(requests_to_answer(request.user))
    forms = {row.pk: AnswerForm(auto_id=f"demande-{row.pk}-%s") for row in rows}
    if refused:
        refused[1].auto_id = f"demande-{refused[0]}-%s"
        forms[refused[0]] = refused[1]
    context = {"rows": [(row, forms[row.pk]) for row in rows]}
    return render(request, "account/requests.html", context, status=422 if refused else 200)
