"""The imports of an authority: a file to send, those that were made, the scheduled sources."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from iatheque.exchange.refusals import FileRefusedError
from iatheque.exchange.reports.wording import say
from iatheque.intake import work
from iatheque.intake.domain.preparing import prepare, receive
from iatheque.intake.models import Import, Source
from iatheque.intake.rights import publishes

from .scope import Scope, scope_of
from .uploads import LimitedUpload, limit_upload

_A_PAGE = 20
_MEGABYTE = 1024 * 1024


@csrf_exempt  # only until the limit is set: `_home` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def home(request: HttpRequest, siren: str) -> HttpResponse:
    """`/espace/<siren>/imports/`; POST sends a file, or the address of one."""
    upload = limit_upload(request, settings.IMPORT_MAX_BYTES)
    return _home(request, scope_of(request, siren), upload)


@csrf_protect
def _home(request: HttpRequest, scope: Scope, upload: LimitedUpload) -> HttpResponse:
    error = ""
    if request.method == "POST":
        try:
            of = _received(request, scope, upload)
        except FileRefusedError as refusal:
            error = say(refusal.note)
        else:
            return redirect(scope.path("import", slug=of.token))
    context = {
        "scope": scope,
        "error": error,
        "address": request.POST.get("adresse", ""),
        "publishes": publishes(request.user, scope.siren),
        "limit": settings.IMPORT_MAX_BYTES // _MEGABYTE,
        "minutes": settings.IMPORT_SOURCE_MINUTES,
        "page": Paginator(_imports(request, scope), _A_PAGE).get_page(request.GET.get("page")),
        "sources": Source.objects.filter(siren=scope.siren).select_related("by"),
    }
    return render(request, "workspace/imports/home.html", context, status=422 if error else 200)


def _received(request: HttpRequest, scope: Scope, upload: LimitedUpload) -> Import:
    file = request.FILES.get("fichier")
    address = request.POST.get("adresse", "").strip()[:2000]
    if upload.is_too_big:
        why = _("Le fichier dépasse la taille permise (%(size)d Mo).")
        raise FileRefusedError(why, size=settings.IMPORT_MAX_BYTES // _MEGABYTE)
    if file is None and not address:
        raise FileRefusedError(_("Choisissez un fichier, ou donnez son adresse."))
    of = receive(
        by=request.user,
        siren=scope.siren,
        content=file and file.file,
        name=file.name if file else "",
        address="" if file else address,
        drafts="brouillons" in request.POST,
    )
    work.start(prepare, of)
    return of


def _imports(request: HttpRequest, scope: Scope) -> QuerySet[Import]:
    """What was done there, and what waits of the person's own."""
    done = Q(applied_at__isnull=False)
    rows = Import.objects.filter(siren=scope.siren).filter(done | Q(by=request.user))
    return rows.select_related("by", "source")
