"""Addresses under /decision/."""

from django.urls import path

from . import (
    category_writing,
    documents,
    footprint,
    footprint_writing,
    home,
    inviting,
    marks,
    results,
    shared,
    sharing,
    stored,
)
from .footprint import FOOTPRINT
from .girouet import GIROUET
from .qualification import QUALIFICATION
from .radar import RADAR
from .steps import view_in_steps
from .tool import view_of

app_name = "decision"

_PROJECT = "projets/<str:public_id>/"
_MOMENT = _PROJECT + "<slug:tool>/<slug:moment>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("documents/", documents.shelf, name="documents"),
    path("documents/<slug:key>/", documents.one, name="document"),
    path("radar/", view_of(RADAR), name="radar"),
    path("girouet/", view_of(GIROUET), name="girouet"),
    path("empreinte/", view_of(FOOTPRINT), name="footprint"),
    path("empreinte/modeles/", footprint.models, name="footprint_models"),
    path("qualification/", view_in_steps(QUALIFICATION), name="qualification"),
    path("reperes/", marks.marks, name="marks"),
    path("partage/<str:public_id>/", shared.shared, name="shared"),
    path("invitation/<str:token>/", inviting.invited, name="invited"),
    path("projets/invitations/<int:pk>/fermer/", inviting.close, name="close_invitation"),
    path(_PROJECT, stored.project, name="project"),
    path(_PROJECT + "empreinte/ecrire/", footprint_writing.write, name="write_footprint"),
    path(_PROJECT + "qualification/ecrire/", category_writing.write, name="write_category"),
    path(_PROJECT + "<slug:tool>/", results.result, name="result"),
    path(_MOMENT, stored.fill, name="fill"),
    path(_MOMENT + "partager/", sharing.share, name="share"),
    path(_MOMENT + "reunir/", sharing.gather, name="gather"),
    path(_MOMENT + "inviter/", inviting.invite, name="invite"),
]
