"""Pages of a long list."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

_SIZE = 30


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    """Return the page of `rows` that the address asks for; a page that is not there is the last."""
    return Paginator(rows, _SIZE).get_page(request.GET.get("page"))


def link(request: HttpRequest, **changes: object) -> str:
    """Return the parameters of this address after `changes`, on the first page unless it is one."""
    parameters = request.GET.copy()
    parameters.pop("page", None)
    for key, value in changes.items():
        parameters[key] = str(value)
        if value == "":
            del parameters[key]
    return f"?{parameters.urlencode()}"
