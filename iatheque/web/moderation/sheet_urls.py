"""Addresses beside a sheet, open to every reader: its history, an error, a word to its service."""

from django.urls import path, re_path

from . import contacting, history, reporting

app_name = "sheet"

_SHEET = r"^projets/(?P<public_id>[a-z2-7]{10})"

urlpatterns = [
    re_path(rf"{_SHEET}-(?P<slug>[^/]*)/historique/$", history.history, name="history"),
    re_path(rf"{_SHEET}/historique/$", history.history, name="short_history"),
    re_path(rf"{_SHEET}-(?P<slug>[^/]*)/signaler/$", reporting.report, name="report"),
    re_path(rf"{_SHEET}-(?P<slug>[^/]*)/contacter/$", contacting.contact, name="contact"),
    path("contacts/<str:token>/", contacting.confirm, name="confirm_contact"),
    path("signalements/<str:token>/", reporting.confirm, name="confirm"),
]
