"""People: found by address, added by address, with the rights granted to each."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.utils.translation import gettext_lazy as _

from iatheque.accounts.models import User


class PersonCreationForm(AdminUserCreationForm):
    """A person is added by professional address; the password may come later."""

    class Meta:
        model = User
        fields = ("email", "full_name")

    def clean_email(self) -> str:
        """Addresses are known in lower case."""
        return str(self.cleaned_data["email"]).lower()


class PersonChangeForm(UserChangeForm):
    """All that is known of a person."""

    class Meta:
        model = User
        fields = "__all__"


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People and their rights."""

    form = PersonChangeForm
    add_form = PersonCreationForm
    list_display = ("email", "full_name", "is_expert", "is_moderator", "is_staff", "is_active")
    list_filter = ("is_expert", "is_moderator", "is_staff", "is_active")
    search_fields = ("email", "full_name")
    ordering = ("email",)
    readonly_fields = ("date_joined", "last_login")
    filter_horizontal = ()
    fieldsets: ClassVar = (
        (None, {"fields": ("email", "full_name", "password")}),
        (_("Ce que la personne peut lire et faire"), {"fields": ("is_expert", "is_moderator")}),
        (_("Administration"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("date_joined", "last_login")}),
    )
    add_fieldsets: ClassVar = (
        (None, {"fields": ("email", "full_name")}),
        (_("Mot de passe"), {"fields": ("usable_password", "password1", "password2")}),
    )
