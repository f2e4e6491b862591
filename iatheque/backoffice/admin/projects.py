"""Projects: their state, their draft, and the two decisions that show or hide them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.domain.state import TransitionRefusedError, set_state
from iatheque.projects.models import Draft, Project, StateChange
from iatheque.projects.states import State
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.remark import Remark

from .staff import ReadersOfAll
from .values import values_table


class StateChangeInline(admin.TabularInline):
    """What happened to a project."""

    model = StateChange
    verbose_name_plural = gettext_lazy("historique")
    fields = ("at", "before", "after", "by", "reason")
    ordering = ("-at", "-pk")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever sees the project sees its history."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are written by `set_state` only."""
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Project)
class ProjectAdmin(ReadersOfAll):
    """Projects are read here; only the note is written, and the state changed by the actions."""

    list_display = ("name", "authority", "state", "public_id", "created_at")
    list_filter = ("state",)
    list_select_related = ("draft",)
    search_fields = ("public_id", "draft__values__nom_projet", "draft__values__coll_nom")
    ordering = ("-pk",)
    show_full_result_count = False
    fields = ("public_id", "state", "organisation", "created_at", "moderation_note", "draft_values")
    readonly_fields = ("public_id", "state", "organisation", "created_at", "draft_values")
    inlines = (StateChangeInline,)
    actions = ("publish", "withdraw")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The note may be written, and the actions taken, by whoever reads all projects."""
        return self.has_view_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Project, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        """Write the note alone: the state may have changed since the page was opened."""
        obj.save(update_fields=["moderation_note"])

    @admin.display(description=gettext_lazy("projet"), ordering="draft__values__nom_projet")
    def name(self, project: Project) -> str:
        """Return the name in the draft."""
        return str(project.draft.values.get("nom_projet") or project.public_id)

    @admin.display(description=gettext_lazy("porteur"), ordering="draft__values__coll_nom")
    def authority(self, project: Project) -> str:
        """Return the authority in the draft."""
        return str(project.draft.values.get("coll_nom", ""))

    @admin.display(description=gettext_lazy("brouillon"))
    def draft_values(self, project: Project) -> SafeString:
        """Return the values being written."""
        return values_table(Draft.objects.get(project=project).values)

    @admin.action(description=gettext_lazy("Publier les projets choisis"))
    def publish(self, request: HttpRequest, projects: QuerySet[Project]) -> None:
        """Show the chosen projects as their drafts are now, all or none."""
        self._decide(request, projects, State.PUBLISHED, _published)

    @admin.action(description=gettext_lazy("Retirer les projets choisis"))
    def withdraw(self, request: HttpRequest, projects: QuerySet[Project]) -> None:
        """Hide the chosen projects from readers, all or none."""
        self._decide(request, projects, State.ARCHIVED, _withdrawn)

    def _decide(
        self,
        request: HttpRequest,
        projects: QuerySet[Project],
        to: State,
        done: Callable[[int], str],
    ) -> None:
        chosen = list(projects.order_by("pk"))
        try:
            set_state(chosen, to, by=request.user)
        except NotPublishableError as error:
            self.message_user(request, _unpublishable(error), messages.ERROR)
        except TransitionRefusedError as error:
            self.message_user(request, _refused(error), messages.ERROR)
        else:
            self.message_user(request, done(len(chosen)), messages.SUCCESS)


def _published(count: int) -> str:
    return ngettext("%d projet publié.", "%d projets publiés.", count) % count


def _withdrawn(count: int) -> str:
    return ngettext("%d projet retiré.", "%d projets retirés.", count) % count


def _unpublishable(error: NotPublishableError) -> str:
    points = " ; ".join(map(_said, error.remarks))
    return _("Rien n’a été publié : le projet %(project)s a des points à corriger. %(points)s") % {
        "project": error.project.public_id,
        "points": points,
    }


def _said(remark: Remark) -> str:
    label = _(FIELD_BY_KEY[remark.key].label)
    return f"{label} ({_(remark.message.template) % remark.message.params})"


def _refused(error: TransitionRefusedError) -> str:
    return _("Rien n’a changé : un projet « %(before)s » ne peut pas devenir « %(after)s ».") % {
        "before": error.before.label,
        "after": error.after.label,
    }
