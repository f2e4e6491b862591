"""The catalogue's tag: what every cached page and ETag of an anonymous reader depends on."""

from datetime import date

from django.conf import settings

from iatheque.projects.catalogue import remembered_version


def catalogue_tag() -> str:
    """Return version, day and release as one token."""
    return f"{remembered_version()}-{date.today():%Y%m%d}-{settings.RELEASE}"
