"""People: found by address, added by address, with the rights granted to each; no password."""

from typing import ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from iatheque.accounts.models import User


class PersonForm(forms.ModelForm):
    """Addresses are known in lower case."""

    class Meta:
        model = User
        exclude: ClassVar = ["password"]

    def clean_email(self) -> str:
        """Return the address in lower case."""
        return str(self.cleaned_data["email"]).lower()


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    """People and their rights."""

    form = PersonForm
    list_display = ("email", "full_name", "is_expert", "is_moderator", "is_staff", "is_active")
    list_filter = ("is_expert", "is_moderator", "is_staff", "is_active")
    search_fields = ("email", "full_name")
    ordering = ("email",)
    readonly_fields = ("date_joined", "last_login")
    fieldsets: ClassVar = (
        (None, {"fields": ("email", "full_name")}),
        (_("Ce que la personne peut lire et faire"), {"fields": ("is_expert", "is_moderator")}),
        (_("Administration"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("date_joined", "last_login")}),
    )

    def save_model(
        self,
        request: HttpRequest,
        obj: User,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save; a new person signs in by code or ProConnect, never by password."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
