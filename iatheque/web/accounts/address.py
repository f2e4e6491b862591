"""The pages where a person changes her own e-mail address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from iatheque.accounts import address as domain
from iatheque.accounts.codes import WrongCodeError
from iatheque.accounts.email_code import TooManyCodesError
from iatheque.web.unknown_readers import CodeForm

from .forms import NewAddressForm

_TOO_MANY = 429


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: HttpRequest) -> HttpResponse:
    """Ask for the new address, and send it a code."""
    form = NewAddressForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            domain.ask(request, form.cleaned_data["email"])
            return redirect("accounts:confirm_address")
        except TooManyCodesError:
            form.add_error(None, _("Trop de codes demandés. Attendez une heure, puis recommencez."))
            status = _TOO_MANY
        except OSError:
            form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans un moment."))
            status = 503
    return render(request, "account/address.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the code, then change the address."""
    email = domain.awaited(request)
    if not email:
        return redirect("accounts:address")
    form = CodeForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            domain.confirm(request, form.cleaned_data["code"])
        except WrongCodeError:
            form.add_error("code", _("Ce code n’est pas le bon, ou il a expiré."))
        except TooManyCodesError:
            form.add_error(None, _("Trop d’essais. Attendez quelques minutes."))
            status = _TOO_MANY
        except domain.AddressTakenError:
            messages.error(request, _("Cette adresse ouvre déjà un autre compte : rien ne change."))
            return redirect("accounts:profile")
        else:
            messages.success(request, _("Votre adresse est changée. L’ancienne a été prévenue."))
            return redirect("accounts:profile")
    context = {"form": form, "email": email}
    return render(request, "account/address_code.html", context, status=status)
