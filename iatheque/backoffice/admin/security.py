"""What protects accounts: read by administrators; a lost second factor is removed here."""

from typing import ClassVar

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from iatheque.accounts.models import SignIn
from iatheque.organisations.models import RightChange

# allauth registers its own pages, which show more than anybody needs.
for model in (Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken, UserSession):
    admin.site.unregister(model)


class _Kept(admin.ModelAdmin):
    """Rows written by the library alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nothing is written by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is rewritten."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is taken out."""
        return False


@admin.register(RightChange)
class RightChangeAdmin(_Kept):
    """Who gave or took which right, and why."""

    list_display = ("at", "kind", "person", "organisation", "by", "reason")
    list_filter = ("kind",)
    list_select_related = ("person", "organisation", "by")


@admin.register(SignIn)
class SignInAdmin(_Kept):
    """The sign-in log."""

    list_display = ("at", "user", "method", "second_factor", "address")
    list_filter = ("method", "second_factor")
    list_select_related = ("user",)
    search_fields = ("user__email",)


@admin.register(Authenticator)
class SecondFactorAdmin(_Kept):
    """The second factors, without their secrets: to remove that of somebody who lost it."""

    fields = readonly_fields = ("user", "type", "created_at", "last_used_at")
    list_display = ("user", "type", "created_at", "last_used_at")
    list_select_related = ("user",)
    search_fields: ClassVar = ("user__email",)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Removed by an administrator; a moderator then chooses another before anything else."""
        return bool(request.user.is_superuser)

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        """Remove a factor and close the sessions it opened: whoever has it may be inside."""
        self.delete_queryset(request, Authenticator.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Authenticator]) -> None:
        """The same, for several."""
        people = list(queryset.order_by("user").values_list("user", flat=True))
        queryset.delete()
        for session in UserSession.objects.filter(user__in=people).order_by("pk"):
            session.end()
