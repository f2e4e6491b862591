"""What machines look for at the root, whatever the pages say."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static

# Every combination of filters is an address: robots get the pages and the site map instead.
_ROBOTS = """\
User-agent: *
Allow: /projets/?page=
Disallow: /projets/?
Allow: /collectivites/?page=
Disallow: /collectivites/?
Disallow: /admin/

Sitemap: {site}/sitemap.xml
"""

_SECURITY = """\
Contact: mailto:{contact}
Expires: {expires:%Y-%m-%dT00:00:00Z}
Preferred-Languages: fr, en
Canonical: {site}/.well-known/security.txt
"""
_SECURITY_DAYS = 180


def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what to read (RFC 9309)."""
    return _plain(_ROBOTS.format(site=settings.SITE_URL))


def security(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to about a vulnerability (RFC 9116)."""
    expires = datetime.now(UTC) + timedelta(days=_SECURITY_DAYS)
    return _plain(
        _SECURITY.format(site=settings.SITE_URL, contact=settings.CONTACT_EMAIL, expires=expires)
    )


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that look for the icon of a page that names none."""
    return HttpResponseRedirect(static("iatheque/img/logo.svg"))


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
