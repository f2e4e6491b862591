"""Following a search by mail: asking, confirming, changing, stopping."""

from allauth.core import ratelimit
from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from iatheque.schema.levels import Level
from iatheque.search import alerts
from iatheque.search.models import SavedSearch
from iatheque.search.query import CatalogueQuery, parse
from iatheque.web.unknown_readers import address_field, trap_field

from .addresses import Place
from .sentence import subject

_TOO_MANY = 429


class AlertForm(forms.Form):
    """Where to write and how often; `site` is a trap that people do not see and programs fill."""

    email = address_field()
    rhythm = forms.ChoiceField(
        label=gettext_lazy("À quel rythme"),
        choices=SavedSearch.Rhythm.choices,
        initial=SavedSearch.Rhythm.WEEKLY,
    )
    site = trap_field()


class RhythmForm(forms.Form):
    """How often."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("À quel rythme"), choices=SavedSearch.Rhythm.choices
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """`/projets/alerte/`, with the parameters of a list: hear of what is new in it."""
    query = parse(request.GET.lists(), request.viewer.level)
    own = request.user.email if request.user.is_authenticated else ""
    form = AlertForm(request.POST or None, initial={"email": own})
    context = {"form": form, "subject": subject(query), "place": Place(query)}
    status = 200
    if form.is_valid():
        status = _keep(request, form, own)
        if status == 200:
            context["sent"] = form.cleaned_data["email"]
    elif form.is_bound:
        status = 422
    return _private(render(request, "catalogue/alert_ask.html", context, status=status))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alert(request: HttpRequest, token: str) -> HttpResponse:
    """`/alertes/<token>/`: confirm an alert; then see it and change its rhythm."""
    found = _found(token)
    form = RhythmForm(request.POST or None, initial={"rhythm": found.rhythm})
    if request.method == "POST":
        if found.confirmed_at is None:
            alerts.confirm(found)
        elif form.is_valid():
            found.rhythm = form.cleaned_data["rhythm"]
            found.save(update_fields=["rhythm"])
        return redirect("catalogue:alert", token=token)
    context = {"alert": found, "form": form, "list": f"/projets/?{found.query}"}
    return _private(render(request, "catalogue/alert.html", context))


@csrf_exempt  # mail programs stop an alert by themselves (RFC 8058); the token is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """`/alertes/<token>/arreter/`: end an alert in one click."""
    found = SavedSearch.of_token(token)
    if request.method == "POST" and found is not None:
        found.delete()
        found = None
    context = {"alert": found}
    return _private(render(request, "catalogue/alert_stop.html", context))


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """`/compte/alertes/`: those that a signed-in person asked for."""
    found = SavedSearch.objects.filter(user=request.user, confirmed_at__isnull=False)
    return render(request, "catalogue/alerts.html", {"alerts": found.order_by("title")})


def _keep(request: HttpRequest, form: AlertForm, own: str) -> int:
    """Keep the search; return the status of the answer, the same whoever the address is."""
    said = form.cleaned_data
    email = said["email"].lower()
    if said["site"]:  # a program fell into the trap: it is told nothing
        return 200
    if not ratelimit.consume(request, action="save_search", key=email):
        form.add_error(None, _("Trop de demandes. Attendez une heure, puis recommencez."))
        return _TOO_MANY
    is_own = email == own.lower()
    query = _query(request, is_own=is_own)
    wish = alerts.Wish(email, alerts.parameters(query), subject(query), said["rhythm"])
    try:
        alerts.subscribe(wish, request.user if is_own else None)
    except OSError:
        form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans quelques minutes."))
        return 503
    return 200


def _query(request: HttpRequest, *, is_own: bool) -> CatalogueQuery:
    """Return what is followed; for an address that is not hers, as the public would ask it."""
    return parse(request.GET.lists(), request.viewer.level if is_own else Level.PUBLIC)


def _found(token: str) -> SavedSearch:
    found = SavedSearch.of_token(token)
    if found is None:
        raise Http404
    return found


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
