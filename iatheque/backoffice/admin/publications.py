"""Publications: every snapshot ever shown, read only."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from iatheque.projects.domain.publication import values_of
from iatheque.projects.models import Publication

from .staff import ReadersOfAll
from .values import values_table


@admin.register(Publication)
class PublicationAdmin(ReadersOfAll):
    """What was published, when and by whom."""

    list_display = ("name", "project", "number", "published_at", "author")
    list_select_related = ("project", "author")
    search_fields = ("project__public_id", "values__nom_projet")
    date_hierarchy = "published_at"
    ordering = ("-published_at", "-pk")
    show_full_result_count = False
    fields = ("project", "number", "published_at", "author", "model_version", "published_values")
    readonly_fields = fields

    @admin.display(description=_("projet"))
    def name(self, publication: Publication) -> str:
        """Return the name as published."""
        return str(publication.values["nom_projet"])

    @admin.display(description=_("contenu publié"))
    def published_values(self, publication: Publication) -> SafeString:
        """Return the values of the snapshot."""
        return values_table(values_of(publication))
