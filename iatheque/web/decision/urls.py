"""Addresses under /decision/."""

from django.urls import path

from . import footprint, home
from .footprint import FOOTPRINT
from .girouet import GIROUET
from .radar import RADAR
from .tool import view_of

app_name = "decision"

urlpatterns = [
    path("", home.home, name="home"),
    path("radar/", view_of(RADAR), name="radar"),
    path("girouet/", view_of(GIROUET), name="girouet"),
    path("empreinte/", view_of(FOOTPRINT), name="footprint"),
    path("empreinte/modeles/", footprint.models, name="footprint_models"),
]
