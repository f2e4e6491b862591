"""Addresses under /espace/."""

from django.urls import path

from . import creating, editing, listing, logo, resources, sending, verifying

app_name = "workspace"

_PROJECT = "projets/<str:public_id>/"

urlpatterns = [
    path("", listing.home, name="home"),
    path("semblables", creating.alike, name="alike"),
    path("<str:siren>/nouveau/", creating.create, name="create"),
    path("verifier/<str:token>/", verifying.verify, name="verify"),
    path(_PROJECT, listing.project, name="project"),
    path(_PROJECT + "envoyer/", sending.send, name="send"),
    path(_PROJECT + "reprendre/", sending.take_back, name="take_back"),
    path(_PROJECT + "confirmer/", verifying.confirm, name="confirm"),
    path(_PROJECT + "retirer/", sending.archive, name="archive"),
    path("<str:siren>/logo/", logo.logo, name="logo"),
    path(_PROJECT + "ressources/", resources.attached, name="resources"),
    path(_PROJECT + "ressources/<str:token>/", resources.resource, name="resource"),
    path(_PROJECT + "ressources/<str:token>/retirer/", resources.remove, name="remove_resource"),
    path(_PROJECT + "etape/<slug:slug>/", editing.step, name="step"),
]
