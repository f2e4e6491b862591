"""Addresses that other sites use, and the pages that explain them."""

from django.urls import path, re_path

from . import builder, datami_files, datami_page, projects, script

app_name = "widget"

urlpatterns = [
    path("donnees/integrer/", builder.builder, name="builder"),
    path("donnees/datami.html", datami_page.datami_page, name="datami"),
    path("widget/iatheque-projets.js", script.latest, name="script"),
    re_path(
        r"^widget/iatheque-projets-(?P<version>\d+\.\d+\.\d+)\.js$",
        script.one_version,
        name="script_version",
    ),
    path("widget/projets.json", projects.projects, name="projects"),
    path("content/<path:path>", datami_files.content, name="content"),
    path("statics/<path:path>", datami_files.content, name="statics"),
]
