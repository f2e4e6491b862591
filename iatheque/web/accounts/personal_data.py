"""One's own data: taken away, or erased."""

from allauth.account.internal.flows.logout import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from iatheque.organisations import personal_data


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Give the person everything that is kept about her."""
    response = JsonResponse(
        personal_data.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="mes-donnees-iatheque.json"'
    return response


@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """Say what will be erased, then erase it and sign out."""
    if request.method == "POST":
        user = request.user
        logout(request)
        personal_data.erase(user)
        return render(request, "account/erased.html")
    return render(request, "account/erase.html")
