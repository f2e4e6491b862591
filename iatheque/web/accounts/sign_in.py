"""Sign-in by e-mail code, and sign-out."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.logout import logout
from allauth.account.stages import LoginByCodeStage
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from iatheque.accounts import email_code
from iatheque.accounts.proconnect.sign_out import address_of_sign_out
from iatheque.web.unknown_readers import CodeForm

from .forms import AddressForm

_TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_address(request: HttpRequest) -> HttpResponse:
    """Ask where to send the code; the answer is the same for every address."""
    after = _after(request)
    if request.user.is_authenticated:
        return redirect(after or settings.LOGIN_REDIRECT_URL)
    form = AddressForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            email_code.start(request, form.cleaned_data["email"].lower(), after or None)
            return redirect("account_confirm_login_code")
        except email_code.TooManyCodesError:
            form.add_error(None, _("Trop de codes demandés. Attendez une heure, puis recommencez."))
            status = _TOO_MANY
        except OSError:
            form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans un moment."))
            status = 503
    context = {"form": form, "after": after, "has_proconnect": settings.PROCONNECT is not None}
    return render(request, "account/login.html", context, status=status)


@login_stage_required(stage=LoginByCodeStage.key, redirect_urlname="account_login")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; five tries, ten minutes."""
    process = email_code.resume(request._login_stage)  # type: ignore[attr-defined]  # noqa: SLF001 - set by allauth
    if process is None:
        return redirect("account_login")
    if request.POST.get("action") == "restart":
        email_code.give_up(request)
        return redirect("account_login")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        response = _try(process, form)
        if response:
            return response
    context = {"form": form, "email": process.state["email"]}
    return render(request, "account/confirm_login_code.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, here and at ProConnect when it opened it."""
    elsewhere = address_of_sign_out(request)
    logout(request)
    return redirect(elsewhere or "/")


@never_cache
def cancelled(request: HttpRequest) -> HttpResponse:
    """Come back from ProConnect without having signed in."""
    return redirect("account_login")


def _try(process: email_code.EmailCode, form: CodeForm) -> HttpResponse | None:
    """Return where to go when the code is right or the tries used up; else None, and say why."""
    try:
        process.check_tries()
    except email_code.TooManyCodesError:
        email_code.give_up(process.request)
        return redirect("account_login")
    if constant_time_compare(form.cleaned_data["code"], process.code):
        return process.finish(process.stage.login.redirect_url)
    if not process.record_invalid_attempt():
        return render(process.request, "account/no_more_tries.html", status=_TOO_MANY)
    form.add_error("code", _("Ce code n’est pas le bon."))
    return None


def _after(request: HttpRequest) -> str:
    """Return where to go after sign-in: a page of ours, or nothing."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    return address if address and get_adapter(request).is_safe_url(address) else ""
