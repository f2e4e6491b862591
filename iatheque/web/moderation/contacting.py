"""Writing to the service behind a sheet: its address is never shown, whether it has one or not."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from iatheque.moderation.domain import contact as domain
from iatheque.moderation.models import ContactMessage
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .confirming import code_page
from .forms import ContactForm
from .writing import Writing, writing_page


def _send(request: HttpRequest, project: Project, said: dict[str, Any]) -> ContactMessage:
    given = {"name": said["name"], "text": said["text"]}
    if request.user.is_authenticated:
        return domain.write_signed(project, by=request.user, **given)
    return domain.write(project, email=said["email"], **given)


_MESSAGE = Writing(
    leaf="contacter",
    template="moderation/contact_form.html",
    limit="write_to_service",
    confirming="sheet:confirm_contact",
    too_many=gettext_lazy("Trop de messages. Attendez une heure, puis recommencez."),
    no_words=gettext_lazy("Écrivez un message."),
    send=_send,
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """`/projets/<id>-<slug>/contacter/`: a message, and where to answer."""
    form = ContactForm(request.POST or None, person=request.user)
    return writing_page(request, _MESSAGE, form, public_id, slug)


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
