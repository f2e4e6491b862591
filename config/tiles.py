"""The address of the tiles behind maps, and what a page must allow to show them."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_PLACES = ("{x}", "{y}", "{z}")


def address(template: str) -> str:
    """Return the address of a tile; raise `ImproperlyConfigured` when it cannot lead to one."""
    if not template:
        return ""
    parts = urlsplit(template)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "{" in parts.netloc:
        raise ImproperlyConfigured("IATHEQUE_TILES_URL: one host, with https:// before it")
    if missing := [place for place in _PLACES if place not in template]:
        raise ImproperlyConfigured(f"IATHEQUE_TILES_URL: {', '.join(missing)} missing from it")
    return template


def origin(template: str) -> str:
    """Return the scheme and host of the tiles, for the content security policy."""
    parts = urlsplit(template)
    return f"{parts.scheme}://{parts.netloc}" if template else ""
