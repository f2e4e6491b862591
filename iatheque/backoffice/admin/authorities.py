"""Authorities and the people who belong to them."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from iatheque.accounts.models import User
from iatheque.organisations.domain.rights import record
from iatheque.organisations.models import Membership, Organisation, RightChange


class MembershipInline(admin.TabularInline):
    """The people of one authority."""

    model = Membership
    fields = ("user", "role", "is_accepted")
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Authorities; those verified open the reserved information to their members."""

    list_display = ("name", "siren", "kind", "is_verified", "members", "waiting")
    list_filter = ("is_verified", "kind")
    search_fields = ("name", "siren", "siret")
    inlines = (MembershipInline,)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm,
        formset: BaseModelFormSet,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save the places, and keep a record of those given, changed or taken."""
        super().save_formset(request, form, formset, change)
        for row in [*formset.new_objects, *(row for row, _fields in formset.changed_objects)]:
            kind = RightChange.Kind.ACCEPTED if row.is_accepted else RightChange.Kind.REVOKED
            _record(kind, row, request.user)
        for row in formset.deleted_objects:
            _record(RightChange.Kind.REVOKED, row, request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        """Count the members in the same query."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                members=Count("memberships", filter=Q(memberships__is_accepted=True)),
                waiting=Count("memberships", filter=Q(memberships__is_accepted=False)),
            )
        )

    @admin.display(description=_("membres"), ordering="members")
    def members(self, organisation: Organisation) -> int:
        """Return the number of accepted members."""
        return organisation.members

    @admin.display(description=_("demandes"), ordering="waiting")
    def waiting(self, organisation: Organisation) -> int:
        """Return the number of people who wait to be accepted."""
        return organisation.waiting


def _record(kind: RightChange.Kind, row: Membership, by: User) -> None:
    record(kind, by=by, person=row.user, organisation=row.organisation)
