"""Addresses: one list per part of the house."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

handler400 = "iatheque.web.pages.errors.bad_request"
handler403 = "iatheque.web.pages.errors.forbidden"
handler404 = "iatheque.web.pages.errors.not_found"
handler429 = "iatheque.web.pages.errors.too_many_requests"  # looked up by allauth
handler500 = "iatheque.web.pages.errors.server_error"

urlpatterns = [
    path("", include("iatheque.web.pages.urls")),
    path("", include("iatheque.web.catalogue.urls")),
    path("", include("iatheque.web.catalogue.data_urls")),
    path("", include("iatheque.web.authorities.urls")),
    path("", include("iatheque.widget.urls")),
    path("compte/", include("iatheque.web.accounts.urls")),
    path("demo/", include("iatheque.web.accounts.demo_urls")),
    path("api/v1/", include("iatheque.api.urls")),
    # The admin has no sign-in of its own: one door, with its second factor.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", admin.site.urls),
    path("decision/", include("iatheque.web.decision.urls")),
    path("espace/", include("iatheque.web.workspace.urls")),
    path("moderation/", include("iatheque.web.moderation.urls")),
    path("", include("iatheque.web.moderation.sheet_urls")),
]
