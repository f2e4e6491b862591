"""The floor: a Django site of one view that returns the bytes of a file, nothing else."""

import os
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[], DEBUG=False
)
_BYTES = Path(os.environ["BENCH_PAGE"]).read_bytes()


def _page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(_BYTES)


urlpatterns = [path("", _page)]
application = WSGIHandler()
