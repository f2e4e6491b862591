"""Addresses under /moderation/, for those who decide and those who contribute."""

from django.urls import path

from . import circuits, history, journal, previews, queue, reports, review, withdrawal

app_name = "moderation"

_REVIEW = "relectures/<int:pk>/"
_PROJECT = "projets/<slug:public_id>/"

urlpatterns = [
    path("", queue.inbox, name="queue"),
    path(_REVIEW, review.review, name="review"),
    path(f"{_REVIEW}decision/", review.decide, name="decide"),
    path(f"{_REVIEW}messages/", review.write, name="write"),
    path(f"{_REVIEW}reprendre/", review.resume, name="take_back"),
    path(f"{_PROJECT}retirer/", withdrawal.take_offline, name="withdraw"),
    path(f"{_PROJECT}apercus/", previews.previews, name="previews"),
    path("apercus/<int:pk>/couper/", previews.revoke, name="revoke_preview"),
    path(f"{_PROJECT}masquer/<int:number>/<slug:key>/", history.blank, name="blank"),
    path("signalements/", reports.reports, name="reports"),
    path("signalements/<int:pk>/", reports.report, name="report"),
    path("circuits/", circuits.circuits, name="circuits"),
    path("journal/", journal.journal, name="journal"),
    path("journal.csv", journal.journal_file, name="journal_file"),
]
