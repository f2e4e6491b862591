"""Filling the fields of the authority from its SIRET."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from iatheque.organisations import territories
from iatheque.organisations.lookup import Found, LookupFailedError, look_up
from iatheque.projects.domain.parts import save_part
from iatheque.projects.models import Draft, Project
from iatheque.schema.cells import Raw
from iatheque.schema.identifiers import is_siret, siren_of
from iatheque.web.filters import translated


def fill_from_siret(request: HttpRequest, project: Project, draft: Draft) -> None:
    """Write what the public register says of the SIRET of `draft`, and say so; or say why not.

    When it does not answer, the reference list still gives the name and the type.

    Raises `DraftConflictError` when somebody saved while the register was answering.
    """
    siret = str(draft.values.get("coll_siret", ""))
    try:
        found = look_up(siret)
    except LookupFailedError as error:
        _fill_from_list(request, project, draft, siret, error)
        return
    save_part(project, _answers(found), revision=draft.revision, by=request.user)
    said = _("Rempli d’après le répertoire public : %(name)s, %(town)s. Relisez ces réponses.")
    messages.success(request, said % {"name": found.name, "town": found.town})


def _fill_from_list(
    request: HttpRequest, project: Project, draft: Draft, siret: str, error: LookupFailedError
) -> None:
    place = territories.get(siren_of(siret)) if is_siret(siret) else None
    if place is None:
        manual = _("Remplissez le nom, le type, la longitude et la latitude à la main.")
        messages.error(request, f"{translated(error.note)} {manual}")
        return
    answers: dict[str, Raw] = {"coll_nom": place.name, "coll_type": place.kind}
    save_part(project, answers, revision=draft.revision, by=request.user)
    said = _(
        "Le nom et le type viennent de la liste de référence : %(name)s. Remplissez la longitude "
        "et la latitude à la main."
    )
    messages.warning(request, f"{translated(error.note)} {said % {'name': place.name}}")


def _answers(found: Found) -> dict[str, Raw]:
    """Return the answers the register gives; what it does not know is left as it was."""
    answers: dict[str, Raw] = {
        "coll_nom": found.name,
        "coll_type": found.kind,
        "longitude": found.longitude,
        "latidude": found.latitude,
    }
    return {key: value for key, value in answers.items() if value not in {"", None}}
