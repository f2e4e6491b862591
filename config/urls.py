"""Addresses."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("compte/", include("iatheque.web.accounts.urls")),
    path("demo/", include("iatheque.web.accounts.demo_urls")),
    # The admin has no sign-in of its own: one door, with its second factor.
    path(
        "admin/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
    ),
    path("admin/", admin.site.urls),
    path("", include("iatheque.web.pages.urls")),
    path("projets/", include("iatheque.web.catalogue.urls")),
]
