"""The category that a qualification leads to, written to the draft of its project on demand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iatheque.decision.answer_file import WHOLE
from iatheque.decision.domain.category import (
    Agreed,
    CategoryChangedError,
    category_of,
    write_category,
)
from iatheque.decision.domain.saving import answers_of, find
from iatheque.decision.law import reading
from iatheque.decision.loading import load
from iatheque.decision.results.qualification import result

from .owned import own_project
from .qualification import KEY


@require_POST
@login_required
def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """`…/qualification/ecrire/`: write the category that was shown, when its author agrees."""
    project = own_project(request, public_id, "edit")
    row = find(project, KEY, WHOLE)
    if row is None:
        raise Http404
    questions = load(KEY, row.version)
    found = result(questions, answers_of(row), reading.current(), timezone.localdate())
    agreed = Agreed(request.POST.get("valeur", ""), request.POST.get("avant", ""))
    try:
        write_category(project, agreed, value=category_of(found), by=request.user)
    except CategoryChangedError:
        said = _(
            "Le résultat ou la fiche a changé depuis l’affichage de cette page : rien n’est écrit. "
            "Relisez, puis choisissez."
        )
        messages.error(request, said)
    else:
        said = _(
            "Le niveau est dans le brouillon de la fiche. Il sera publié quand vous l’enverrez "
            "à la relecture."
        )
        messages.success(request, said)
    path = reverse("decision:result", kwargs={"public_id": public_id, "tool": KEY})
    return redirect(f"{path}#ecrire")
