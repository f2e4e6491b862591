"""Writing to the service behind a sheet: its address is never shown, whether it has one or not."""

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain import contact as domain
from iatheque.moderation.domain.rules import NotAllowedError, ReasonMissingError
from iatheque.moderation.models import ContactMessage
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .confirming import code_page
from .forms import ContactForm

_TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/contacter/`: a message, and where to answer."""
    entry = entries.get(Level.PUBLIC, public_id)
    if entry is None:
        raise Http404
    if slug != entry.slug and request.method != "POST":
        return HttpResponsePermanentRedirect(f"{entry.path}contacter/")
    form = ContactForm(request.POST or None, person=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if form.cleaned_data["site"]:  # a program fell into the trap: it is told nothing
            return redirect(entry.path)
        answer = _send(request, entry, form)
        if isinstance(answer, HttpResponse):
            return answer
        status = answer
    context = {"form": form, "entry": entry}
    return render(request, "moderation/contact_form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """`/contacts/<token>/`: the code that was sent, then the message leaves."""
    row = get_object_or_404(ContactMessage.objects.select_related("project"), token=token)
    context = {
        "title": _("Confirmer un message"),
        "button": _("Envoyer le message"),
        "sent": _("Votre message est envoyé"),
        "follow_up": _("Le service vous répondra à votre adresse, s’il le souhaite."),
        "state": "",
        "entry": entries.get(Level.PUBLIC, row.project.public_id),
    }
    return code_page(
        request, row, confirm=domain.confirm, action="confirm_contact", context=context
    )


def _send(request: HttpRequest, entry: Entry, form: ContactForm) -> HttpResponse | int:
    """Send the message, or its code first; return where to go, or the status of what went wrong."""
    try:
        return _written(request, entry, form)
    except NotAllowedError as error:
        raise Http404 from error
    except ReasonMissingError:
        form.add_error("text", _("Écrivez un message."))
        return 422
    except OSError:
        form.add_error(None, _("Le courriel n’a pas pu partir. Réessayez dans un moment."))
        return 503


def _written(request: HttpRequest, entry: Entry, form: ContactForm) -> HttpResponse | int:
    said, person = form.cleaned_data, request.user
    email = person.email if person.is_authenticated else said["email"].lower()
    if not ratelimit.consume(request, action="write_to_service", key=email):
        form.add_error(None, _("Trop de messages. Attendez une heure, puis recommencez."))
        return _TOO_MANY
    project = Project.objects.select_related("organisation").get(pk=entry.pk)
    given = {"name": said["name"], "text": said["text"]}
    if person.is_authenticated:
        row = domain.write_signed(project, by=person, **given)
    else:
        row = domain.write(project, email=email, **given)
    return redirect("sheet:confirm_contact", token=row.token)
