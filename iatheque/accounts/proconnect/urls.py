"""Addresses of ProConnect; the return address is the one registered with it."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.login, name="proconnect_login"),
    path("retour/", views.callback, name="proconnect_callback"),
]
