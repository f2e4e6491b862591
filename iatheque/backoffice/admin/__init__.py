"""The administration: people, authorities, projects and what was published of them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import authorities, people, projects, publications

__all__ = ["authorities", "people", "projects", "publications"]

admin.site.site_header = _("IAthèque, administration")
admin.site.site_title = _("IAthèque")
admin.site.index_title = _("Que voulez-vous faire ?")
