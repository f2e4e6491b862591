"""Addresses under /espace/."""

from django.urls import path, re_path

from . import creating, editing, listing, sending

app_name = "workspace"

_PROJECT = r"^projets/(?P<public_id>[a-z2-7]{10})/"

urlpatterns = [
    path("", listing.home, name="home"),
    path("semblables", creating.alike, name="alike"),
    path("<str:siren>/nouveau/", creating.create, name="create"),
    re_path(_PROJECT + "$", listing.project, name="project"),
    re_path(_PROJECT + "envoyer/$", sending.send, name="send"),
    re_path(_PROJECT + "reprendre/$", sending.take_back, name="take_back"),
    re_path(_PROJECT + r"etape/(?P<slug>[a-z]+)/$", editing.step, name="step"),
]
