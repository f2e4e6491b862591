"""Addresses under /espace/."""

from django.urls import path

from . import creating, documents, editing, listing, logo, resources, sending, verifying
from .importing import home as imports
from .importing import plan, sources, undoing

app_name = "workspace"

_PROJECT = "projets/<str:public_id>/"
_IMPORTS = "<str:siren>/imports/"
_IMPORT = _IMPORTS + "<slug:slug>/"

urlpatterns = [
    path("", listing.home, name="home"),
    path("semblables", creating.alike, name="alike"),
    path("<str:siren>/nouveau/", creating.create, name="create"),
    path("verifier/<str:token>/", verifying.verify, name="verify"),
    path(_IMPORTS, imports.home, name="imports"),
    path(_IMPORT, plan.plan, name="import"),
    path(_IMPORT + "choisir/", plan.choose, name="import_choose"),
    path(_IMPORT + "enregistrer/", plan.apply, name="import_apply"),
    path(_IMPORT + "oublier/", plan.discard, name="import_discard"),
    path(_IMPORT + "annuler/", undoing.undo_import, name="import_undo"),
    path(_IMPORT + "compte-rendu.csv", plan.report, name="import_report"),
    path("<str:siren>/sources/", sources.open_one, name="sources"),
    path("<str:siren>/sources/<slug:slug>/", sources.change, name="source"),
    path(_PROJECT, listing.project, name="project"),
    path(_PROJECT + "envoyer/", sending.send, name="send"),
    path(_PROJECT + "reprendre/", sending.take_back, name="take_back"),
    path(_PROJECT + "confirmer/", verifying.confirm, name="confirm"),
    path(_PROJECT + "retirer/", sending.archive, name="archive"),
    path("<str:siren>/logo/", logo.logo, name="logo"),
    path(_PROJECT + "ressources/", resources.attached, name="resources"),
    path(_PROJECT + "ressources/<str:token>/", resources.resource, name="resource"),
    path(_PROJECT + "ressources/<str:token>/retirer/", resources.remove, name="remove_resource"),
    path(_PROJECT + "documents/", documents.shelf, name="documents"),
    path(_PROJECT + "documents/<slug:key>/", documents.one, name="document"),
    path(_PROJECT + "documents/<slug:key>.<slug:extension>", documents.file, name="document_file"),
    path(_PROJECT + "etape/<slug:slug>/", editing.step, name="step"),
]
