"""Addresses under /collectivites/; files keep theirs when an authority changes its name."""

from django.urls import path, re_path

from . import register, views

app_name = "authorities"

_SIREN = r"^collectivites/(?P<siren>[0-9]{9})"

urlpatterns = [
    path("collectivites/", views.directory, name="list"),
    path("collectivites/suggestions", views.suggestions, name="suggest"),
    path("collectivites/departements/", views.departments, name="departments"),
    re_path(_SIREN + r"(?:-(?P<slug>[^/]*))?/$", views.authority, name="authority"),
    re_path(_SIREN + r"(?:-(?P<slug>[^/]*))?/registre/$", register.page, name="register"),
    re_path(_SIREN + r"/registre\.csv$", register.as_csv, name="register_csv"),
    re_path(_SIREN + r"/registre\.docx$", register.as_docx, name="register_docx"),
    re_path(_SIREN + r"/registre\.pdf$", register.as_pdf, name="register_pdf"),
]
