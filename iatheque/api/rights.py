"""Whose a write is: the authority it is for, the project it changes, and whether one may."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from iatheque.access.abilities import abilities, role_on
from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .problems import RefusedError, fault, problem_of, refuse_fields
from .viewer import viewer_of


def own_organisation(request: HttpRequest, siren: str) -> Organisation:
    """Return the authority to write for; raise `RefusedError` when it is not one's own."""
    viewer = viewer_of(request)
    if not siren and len(viewer.sirens) > 1:
        why = _("Vous appartenez à plusieurs collectivités : donnez le SIREN de l’une d’elles.")
        refuse_fields([fault("organisation", "missing", why)])
    siren = siren or next(iter(viewer.sirens), "")
    found = Organisation.objects.filter(siren=siren).first()
    if found is None or role_on(viewer, siren) is None:
        why = _("Vous ne pouvez écrire que pour une collectivité vérifiée dont vous êtes membre.")
        raise RefusedError(problem_of(403, why))
    return found


def own_project(request: HttpRequest, public_id: str) -> Project:
    """Return a project that one reads whole; raise `Http404` for any other."""
    rows = Project.objects.select_related("organisation", "draft")
    project = rows.filter(public_id=public_id).first()
    if project is None or not abilities(viewer_of(request), project)["read_whole"]:
        raise Http404(_("Aucun projet que vous puissiez lire ne porte cet identifiant."))
    return project


def project_to_write(request: HttpRequest, public_id: str) -> Project:
    """Return a project as `own_project` does.

    Raises `RefusedError` (403) for one that is online, hence readable, but somebody else's.
    """
    try:
        return own_project(request, public_id)
    except Http404:
        if entries.get(Level.PUBLIC, public_id) is None:
            raise
        why = _("Ce projet n’est pas à votre collectivité : vous pouvez le lire, pas l’écrire.")
        raise RefusedError(problem_of(403, why)) from None


def require_ability(request: HttpRequest, project: Project, ability: str) -> None:
    """Raise `RefusedError` (403) when the state of one's own project does not allow `ability`."""
    if not abilities(viewer_of(request), project)[ability]:
        why = _("L’état du projet (« %(state)s ») ne permet pas cette demande.")
        state = project.get_state_display()
        raise RefusedError(problem_of(403, why % {"state": state}, etat=project.state))
