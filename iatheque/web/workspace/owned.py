"""Which projects a person may open here: those of her authorities, others do not exist."""

from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest

from iatheque.access.abilities import abilities, role_on
from iatheque.access.viewer import Viewer
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Project


def own_organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """Return the verified authorities that the person is a member of."""
    return Organisation.objects.filter(siren__in=viewer.sirens).order_by("name", "siren")


def own_organisation(viewer: Viewer, siren: str) -> Organisation:
    """Return one of them; raise `Http404` for any other."""
    organisation = Organisation.objects.filter(siren=siren).first()
    if organisation is None or role_on(viewer, siren) is None:
        raise Http404
    return organisation


def own_projects(organisation: Organisation) -> QuerySet[Project]:
    """Return the projects of an authority, the latest touched first."""
    return (
        Project.objects.filter(organisation=organisation)
        .select_related("draft", "organisation")
        .annotate(last_published=Max("publications__published_at"))
        .order_by("-draft__updated_at", "-pk")
    )


def own_project(request: HttpRequest, public_id: str, ability: str = "read_whole") -> Project:
    """Return a project that the person may open.

    Raises `Http404` when it is not of her authorities, `PermissionDenied` when its present state
    does not let her do `ability`.
    """
    found = Project.objects.select_related("organisation", "draft").filter(public_id=public_id)
    project = found.annotate(last_published=Max("publications__published_at")).first()
    if project is None:
        raise Http404
    able = abilities(request.viewer, project)
    if not able["read_whole"]:
        raise Http404
    if not able[ability]:
        raise PermissionDenied
    return project
