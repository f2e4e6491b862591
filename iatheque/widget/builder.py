"""`/donnees/integrer/`: choose what to show, see it, copy the lines."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iatheque.schema.levels import Level
from iatheque.search.query import parse

from . import script
from .asked import asked
from .forms import USUALS, BuilderForm
from .snippet import Attributes, catalogue_link, snippet


@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    """Show the form and what it makes; without an answer, the latest projects."""
    form = BuilderForm(_filled(request.GET))
    attributes = form.attributes() if form.is_valid() else []
    parameters = _parameters(attributes)
    link = catalogue_link(parameters)
    context = {
        "form": form,
        "attributes": attributes,
        "link": link,
        "simple": snippet(attributes, link, pinned=False),
        "pinned": snippet(attributes, link, pinned=True),
        "version": script.LATEST,
        "usuals": USUALS,
    }
    return render(request, "widget/builder.html", context)


def _filled(given: QueryDict) -> dict[str, str]:
    return USUALS | {name: value for name, value in given.items() if value}


def _parameters(attributes: Attributes) -> list[tuple[str, str]]:
    given = QueryDict(mutable=True)
    for name, value in attributes:
        given[name] = value
    return parse(asked(given).lists(), Level.PUBLIC).parameters()
