"""The page where a reader copies the code she received: for a report, for a message."""

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iatheque.accounts.codes import WrongCodeError
from iatheque.moderation.confirmable import Confirmable
from iatheque.web.unknown_readers import CodeForm

_TOO_MANY = 429


Row = TypeVar("Row", bound=Confirmable)


def code_page(
    request: HttpRequest,
    row: Row,
    *,
    confirm: Callable[[Row, str], None],
    action: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Ask for the code of `row` and confirm it; `action` names the limit on tries.

    Once confirmed, the same address says what becomes of it.
    """
    form = CodeForm(request.POST or None)
    status = 200
    if form.is_valid():
        if not ratelimit.consume(request, action=action):
            form.add_error(None, _("Trop d’essais. Attendez quelques minutes."))
            status = _TOO_MANY
        else:
            try:
                confirm(row, form.cleaned_data["code"])
            except WrongCodeError:
                form.add_error("code", _("Ce code n’est pas le bon, ou il a expiré."))
                status = 422
            else:
                return redirect(request.path)
    context |= {"form": form, "is_waiting": row.confirmed_at is None}
    response = render(request, "moderation/code.html", context, status=status)
    # The token stays here; « no-referrer » would also hide where the form itself comes from.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
