"""The texts of the pages, rewritten by the team."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import texts
from .models import PageText


def _places() -> list[tuple[str, str]]:
    return [(key, f"{key} · {texts.given(key).title}") for key in texts.KEYS]


class PageTextForm(forms.ModelForm):
    """The place of the text is chosen among those that exist."""

    key = forms.ChoiceField(label=_("Emplacement"), choices=_places)

    class Meta:
        model = PageText
        fields = ("key", "title", "body")


@admin.register(PageText)
class PageTextAdmin(admin.ModelAdmin):
    """A text deleted here gives its place back to the one that comes with the software."""

    form = PageTextForm
    list_display = ("title", "key", "updated_at")
    change_list_template = "admin/pages/pagetext/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        """Offer the texts that nobody has rewritten yet."""
        rewritten = set(PageText.objects.values_list("key", flat=True))
        context = {
            "given": [texts.given(key) for key in texts.KEYS if key not in rewritten],
            "given_title": _("Textes d’origine, à réécrire si vous le souhaitez"),
        }
        return super().changelist_view(request, (extra_context or {}) | context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str]:
        """Start from the words that come with the software: `?key=contexte.axes`."""
        key = request.GET.get("key", "")
        if key not in texts.KEYS:
            return {}
        text = texts.given(key)
        return {"key": key, "title": text.title, "body": text.body}
