"""What `iatheque check --deploy --database default` says before a library opens."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.utils.translation import gettext as _

from .readiness import missing_migrations


@register("iatheque", deploy=True)
def check_address(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when links and files would carry the address of one's own machine."""
    if settings.HTTPS:
        return []
    said = _("L’adresse publique %(url)s n’est pas en https://.") % {"url": settings.SITE_URL}
    hint = _("Donnez-la dans IATHEQUE_SITE_URL.")
    return [checks.Warning(said, hint=hint, id="iatheque.W001")]


@register("iatheque", deploy=True)
def check_contact(**_kwargs: Any) -> list[CheckMessage]:
    """Warn when readers would write to nobody."""
    if not settings.CONTACT_EMAIL.endswith(".example"):
        return []
    said = _("L’adresse de contact montrée sur les pages n’existe pas.")
    hint = _("Donnez la vôtre dans IATHEQUE_CONTACT_EMAIL.")
    return [checks.Warning(said, hint=hint, id="iatheque.W002")]


@register(Tags.database, deploy=True)  # and not before « migrate », which runs the others
def check_tables(databases: list[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse a database whose tables are behind the code."""
    missing = missing_migrations() if databases else []
    if not missing:
        return []
    said = _("La base n’est pas à jour : %(missing)s.") % {"missing": ", ".join(missing)}
    return [checks.Error(said, hint=_("Lancez « iatheque migrate »."), id="iatheque.E001")]
