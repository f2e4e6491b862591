"""Addresses: one list per part of the house."""

from django.contrib import admin
from django.urls import include, path

handler400 = "iatheque.web.pages.errors.bad_request"
handler403 = "iatheque.web.pages.errors.forbidden"
handler404 = "iatheque.web.pages.errors.not_found"
handler500 = "iatheque.web.pages.errors.server_error"

urlpatterns = [
    path("", include("iatheque.web.pages.urls")),
    path("", include("iatheque.web.catalogue.urls")),
    path("", include("iatheque.web.catalogue.data_urls")),
    path("api/v1/", include("iatheque.api.urls")),
    path("admin/", admin.site.urls),
]
