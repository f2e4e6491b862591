"""Where one imports: into one authority, or the whole library for the national team."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from iatheque.intake.letters import EVERYWHERE
from iatheque.intake.models import Import, Source
from iatheque.intake.rights import WHOLE, may_import
from iatheque.web.workspace.owned import own_organisation

_STATUSES = Import.Status


@dataclass(frozen=True, slots=True)
class Scope:
    """The authority that is imported for; `siren` is empty for the whole library."""

    siren: str
    name: str

    @property
    def key(self) -> str:
        """What stands for it in addresses."""
        return self.siren or EVERYWHERE

    def path(self, page: str, **more: str) -> str:
        """Return the address of a page of this scope."""
        return reverse(f"workspace:{page}", kwargs={"siren": self.key, **more})


def scope_of(request: HttpRequest, key: str) -> Scope:
    """Return the scope that `key` names; raises `Http404` unless the person may import there."""
    if key != EVERYWHERE:
        return Scope(key, own_organisation(request.viewer, key).name)
    if not may_import(request.viewer, WHOLE):
        raise Http404
    return Scope(WHOLE, _("Toute la bibliothèque"))


def import_of(request: HttpRequest, scope: Scope, token: str) -> Import:
    """Return an import of `scope`; raises `Http404` for a waiting plan of somebody else."""
    of = (
        Import.objects.filter(siren=scope.siren, token=token).select_related("by", "source").first()
    )
    done = {_STATUSES.APPLIED, _STATUSES.UNDOING, _STATUSES.UNDONE}
    is_done = of is not None and of.status in done
    if of is None or not (is_done or of.by_id == request.user.pk):
        raise Http404
    return of


def source_of(scope: Scope, token: str) -> Source:
    """Return a source of `scope`; raises `Http404`."""
    source = Source.objects.filter(siren=scope.siren, token=token).select_related("by").first()
    if source is None:
        raise Http404
    return source
