"""Addresses of the demonstration pages."""

from django.urls import path

from . import demo

app_name = "demo"

urlpatterns = [
    path("", demo.people, name="people"),
    path("courriels/", demo.mails, name="mails"),
]
