"""Making our own copies of the logos of authorities that agree."""

import io
from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from iatheque.lib.fetching import FetchError, Limits, fetch
from iatheque.lib.messages import N_
from iatheque.lib.pictures import PictureError, thumbnail
from iatheque.projects.catalogue import touch
from iatheque.projects.entry_models import EntryPublic
from iatheque.projects.models import Logo

from .logos import forget

_KINDS = ("PNG", "JPEG", "WEBP", "GIF")
_SIDE = 240  # pixels: twice what is shown
_MOST_BYTES = 2 * 1024 * 1024
_SECONDS = 15.0


def copy_logos(*, allowed: Collection[str] = ()) -> int:
    """Copy the logos not copied yet, drop those no longer named; return how many are new.

    `allowed` names hosts that may be read although private.
    """
    with transaction.atomic():
        named = EntryPublic.objects.filter(siren=OuterRef("siren"), image_url=OuterRef("url"))
        changed = forget(Logo.objects.filter(~Exists(named)))
    copied = sum(_copy(siren, url, allowed) for siren, url in _missing())
    if copied or changed:
        touch()
    return copied


def _missing() -> list[tuple[str, str]]:
    """Return authority and address of logos to fetch: once, or again after a failed attempt."""
    recent = timezone.now() - timedelta(days=settings.LINK_CHECK_DAYS)
    known = Logo.objects.filter(siren=OuterRef("siren"), url=OuterRef("image_url"))
    known = known.filter(~Q(file="") | Q(tried_at__gt=recent))
    rows = EntryPublic.objects.filter(
        ~Exists(known),
        image_url__startswith="http",
        project__organisation__siren=F("siren"),
        project__organisation__logo_consent__isnull=False,
    )
    found = rows.order_by().values_list("siren", "image_url").distinct()
    longest = Logo._meta.get_field("url").max_length
    return [(siren, url) for siren, url in found[: settings.LINKS_PER_RUN] if len(url) <= longest]


def _copy(siren: str, url: str, allowed: Collection[str]) -> bool:
    logo = Logo.objects.filter(siren=siren, url=url).first() or Logo(siren=siren, url=url)
    logo.tried_at = timezone.now()
    logo.why = ""
    try:
        picture = _picture(url, allowed)
    except FetchError as error:
        logo.why = str(error.note)[:300]
    except PictureError:
        logo.why = N_("Cette adresse ne donne pas une image PNG, JPEG, WebP ou GIF lisible.")
    else:
        logo.file = default_storage.save(f"logos/{logo.name}.png", ContentFile(picture))
    logo.save()
    return bool(logo.file)


def _picture(url: str, allowed: Collection[str]) -> bytes:
    """Return the logo as a new small PNG."""
    into = io.BytesIO()
    fetch(url, into, Limits(_MOST_BYTES, seconds=_SECONDS, allowed=allowed))
    return thumbnail(into.getvalue(), *_KINDS, side=_SIDE)
