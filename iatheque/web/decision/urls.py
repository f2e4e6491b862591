"""Addresses under /decision/."""

from django.urls import path

from . import documents, home
from .girouet import GIROUET
from .qualification import QUALIFICATION
from .radar import RADAR
from .steps import view_in_steps
from .tool import view_of

app_name = "decision"

urlpatterns = [
    path("", home.home, name="home"),
    path("documents/", documents.shelf, name="documents"),
    path("documents/<slug:key>/", documents.one, name="document"),
    path("radar/", view_of(RADAR), name="radar"),
    path("girouet/", view_of(GIROUET), name="girouet"),
    path("qualification/", view_in_steps(QUALIFICATION), name="qualification"),
]
