"""What the operator must write before the pages are true."""

from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.utils.translation import gettext as _

from .models import PageText

LEGAL = "mentions-legales.editeur"


@register(Tags.database, deploy=True)
def check_legal_notice(databases: list[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Warn when the legal notice still asks for the name of the publisher."""
    if not databases or PageText.objects.filter(key=LEGAL).exists():
        return []
    said = _("Les mentions légales ne disent pas qui édite et héberge cette bibliothèque.")
    hint = _("Écrivez le texte « mentions-legales.editeur » dans /admin/pages/pagetext/.")
    return [checks.Warning(said, hint=hint, id="iatheque.W003")]
