"""Who may open the pages that show projects whole."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ReadersOfAll(admin.ModelAdmin):
    """Open to the national team only: drafts and publications hold reserved information.

    Nothing is added or deleted here, and nothing is changed but what a subclass opens.
    """

    class Media:
        css: ClassVar = {"all": ("backoffice/admin.css",)}

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Tell whether the section shows on the first page."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Moderators read all projects whole (access gate); so do administrators."""
        user = request.user
        return user.is_active and (user.is_superuser or getattr(user, "is_moderator", False))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Projects come in by import or by contribution."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is rewritten by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A project is withdrawn, never deleted: its identifier must not be reused."""
        return False
