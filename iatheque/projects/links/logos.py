"""The logos that may be shown: our own copies, for the authorities that said they have the right.

No agreement, no row: what is shown needs no further rule.
"""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from iatheque.accounts.models import User
from iatheque.organisations.models import Organisation
from iatheque.projects.catalogue import touch
from iatheque.projects.models import Logo, LogoConsent


def logo_path(siren: str, url: str) -> str:
    """Return the address of our copy of the logo `url` of an authority, or nothing."""
    if not (siren and url):
        return ""
    logo = Logo.objects.filter(siren=siren, url=url).exclude(file="").first()
    return logo.path if logo else ""


def agrees(organisation: Organisation) -> bool:
    """True when the authority said that its logo may be shown here."""
    return LogoConsent.objects.filter(organisation=organisation).exists()


@transaction.atomic
def agree(organisation: Organisation, *, by: User | None) -> None:
    """Record that the authority may and wants to have its logo shown."""
    LogoConsent.objects.get_or_create(organisation=organisation, defaults={"by": by})


@transaction.atomic
def withdraw(organisation: Organisation) -> None:
    """Take back the agreement: our copies leave at once."""
    LogoConsent.objects.filter(organisation=organisation).delete()
    if forget(Logo.objects.filter(siren=organisation.siren)):
        touch()


def forget(logos: QuerySet[Logo]) -> int:
    """Delete rows and, once committed, their files; return how many."""
    files = [file for file in logos.values_list("file", flat=True) if file]
    count, _by_model = logos.delete()
    transaction.on_commit(lambda: [default_storage.delete(file) for file in files])
    return count
