"""The lines of HTML to copy into another site."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from . import script

Attributes = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Snippet:
    """The two parts of what is copied, and the directives that a strict site adds."""

    script: str
    element: str
    directives: str


def snippet(attributes: Attributes, link: str, *, pinned: bool) -> Snippet:
    """Return the HTML for these attributes; `link` stands inside for whoever has no JavaScript.

    `pinned` names one version of the script and its fingerprint, so that it cannot change.
    """
    words = escape(_("Voir les projets dans la bibliothèque IAthèque"))
    opening = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
    return Snippet(
        script=_pinned() if pinned else f'<script src="{_site("widget:script")}" defer></script>',
        element=(
            f"<iatheque-projets{opening}>\n"
            f'  <a href="{escape(link)}">{words}</a>\n'
            "</iatheque-projets>"
        ),
        directives=f"script-src {settings.SITE_URL}; connect-src {settings.SITE_URL}",
    )


def catalogue_link(parameters: Iterable[tuple[str, str]]) -> str:
    """Return the page of the catalogue that shows the same projects."""
    pairs = list(parameters)
    return _site("catalogue:list") + (f"?{urlencode(pairs)}" if pairs else "")


def _pinned() -> str:
    address = _site("widget:script_version", version=script.LATEST)
    return (
        f'<script src="{address}"\n'
        f'  integrity="{script.integrity(script.LATEST)}" crossorigin="anonymous" defer></script>'
    )


def _site(name: str, **parts: str) -> str:
    return settings.SITE_URL + reverse(name, kwargs=parts)
