"""Addresses of the catalogue."""

from django.urls import path, re_path

from . import alerts, feeds, files, map_views, preview, views

app_name = "catalogue"

urlpatterns = [
    path("projets/", views.catalogue_list, name="list"),
    path("projets/flux.<slug:key>", feeds.feed, name="feed"),
    path("projets/alerte/", alerts.ask, name="ask_alert"),
    path("compte/alertes/", alerts.mine, name="alerts"),
    path("alertes/<str:token>/", alerts.alert, name="alert"),
    path("alertes/<str:token>/arreter/", alerts.stop, name="stop_alert"),
    path("projets/suggestions", views.suggestions, name="suggest"),
    path("projets/carte.json", map_views.points, name="points"),
    path("projets/carte/liste", map_views.visible, name="visible"),
    re_path(r"^projets/(?P<public_id>[a-z2-7]{10})-(?P<slug>[^/]*)/$", views.detail, name="detail"),
    re_path(r"^projets/(?P<public_id>[a-z2-7]{10})/$", views.detail, name="short"),
    path("fichiers/<str:token>/<str:name>", files.resource_file, name="file"),
    path("logos/<str:name>.png", files.logo, name="logo"),
    path("apercu/<str:token>/", preview.preview, name="preview"),
]
