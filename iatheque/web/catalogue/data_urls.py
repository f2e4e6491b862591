"""Addresses of the files: projects, extensions, schemas, the catalogue of our data."""

from django.urls import path, re_path

from . import data_views

app_name = "data"

urlpatterns = [
    re_path(
        r"^projets/(?P<public_id>[a-z2-7]{10})(?:-[^/]*)?\.json$",
        data_views.project_json,
        name="project",
    ),
    path("donnees/projets.<slug:key>", data_views.projects, name="projects"),
    path("donnees/extensions/<slug:key>.csv", data_views.extension, name="extension"),
    path("donnees/schema.json", data_views.public_schema, name="schema"),
    path("donnees/schema-complet.json", data_views.full_schema, name="full_schema"),
    path("donnees/schema.jsonschema.json", data_views.json_schema, name="json_schema"),
    path("donnees/extension-<slug:key>.json", data_views.extension_schema, name="extension_schema"),
    path("donnees/catalogue.jsonld", data_views.catalogue_jsonld, name="catalogue_jsonld"),
    path("donnees/catalogue.ttl", data_views.catalogue_turtle, name="catalogue_turtle"),
]
