"""The Jinja2 environment of our pages: strict, autoescaped, translated."""

from functools import cache
from typing import Any

import jinja2
from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse

from . import filters, typography
from .moments import moment


def environment(**options: Any) -> jinja2.Environment:
    """Return the environment Django asks for; an undefined variable is an error."""
    env = jinja2.Environment(  # noqa: S701 - Django's options turn autoescape on
        **options | {"undefined": jinja2.StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        typography.gettext, typography.ngettext, newstyle=True
    )
    env.globals.update(static=cache(static), url=_url, settings=settings)
    env.filters.update(filters.FILTERS)
    env.filters["spaced"] = typography.spaced
    env.filters["moment"] = moment
    env.globals["messages_of"] = get_messages
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return env


def _url(name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs=kwargs) if kwargs else _fixed_url(name)


@cache
def _fixed_url(name: str) -> str:
    """An address without variable parts never changes while the process runs."""
    return reverse(name)
