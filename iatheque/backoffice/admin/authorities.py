"""Authorities and the people who belong to them."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from iatheque.organisations.models import Membership, Organisation


class MembershipInline(admin.TabularInline):
    """The people of one authority."""

    model = Membership
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Authorities; those verified open the reserved information to their members."""

    list_display = ("name", "siren", "kind", "is_verified", "members", "waiting")
    list_filter = ("is_verified", "kind")
    search_fields = ("name", "siren", "siret")
    inlines = (MembershipInline,)

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
