"""The Jinja2 environment of our pages: strict, autoescaped, translated."""

from typing import Any

import jinja2
from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

from . import filters
from .moments import moment


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment Django asks for; an undefined variable is an error."""
    env = jinja2.Environment(
        **options | {"undefined": jinja2.StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    env.globals.update(static=static, url=_url, settings=settings)
    env.filters.update(filters.FILTERS)
    env.filters["moment"] = moment
    env.globals["messages_of"] = get_messages
    return env


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs or None)
