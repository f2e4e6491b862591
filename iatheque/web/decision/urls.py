"""Addresses under /decision/."""

from django.urls import path

from . import home
from .girouet import GIROUET
from .radar import RADAR
from .tool import view_of

app_name = "decision"

urlpatterns = [
    path("", home.home, name="home"),
    path("radar/", view_of(RADAR), name="radar"),
    path("girouet/", view_of(GIROUET), name="girouet"),
]
