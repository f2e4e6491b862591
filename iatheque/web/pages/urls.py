"""Addresses of the home, context, data, model, legal and machine pages."""

from django.urls import path

from . import data, guides, home, library, model, root_files, sitemap, sobriety, views

app_name = "pages"

urlpatterns = [
    path("", home.home, name="home"),
    path("chiffres/", library.library, name="library"),
    path("chiffres/<slug:key>.csv", library.chart_csv, name="chart_csv"),
    path("chiffres/<slug:key>.svg", library.chart_svg, name="chart_svg"),
    path("aide/", guides.guides, name="guides"),
    path("aide/<slug:slug>/", guides.guide, name="guide"),
    path("contexte/", views.context, name="context"),
    path("donnees/", data.data, name="data"),
    path("modele/", model.model, name="model"),
    path("mentions-legales/", views.legal, name="legal"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("sobriete/", sobriety.sobriety, name="sobriety"),
    path("donnees-personnelles/", views.personal_data, name="personal_data"),
    path("plan-du-site/", views.site_map, name="site_map"),
    path("robots.txt", root_files.robots, name="robots"),
    path("favicon.ico", root_files.favicon, name="favicon"),
    path(".well-known/security.txt", root_files.security, name="security"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-pages.xml", sitemap.pages, name="sitemap_pages"),
    path("sitemap-projets-<int:number>.xml", sitemap.projects, name="sitemap_projects"),
    path(
        "sitemap-collectivites-<int:number>.xml",
        sitemap.authority_pages,
        name="sitemap_authorities",
    ),
]
