"""Sign-out at ProConnect too (OpenID Connect RP-Initiated Logout 1.0)."""

import secrets
from urllib.parse import urlencode

from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.http import HttpRequest
from requests import RequestException

from .views import ID_TOKEN_KEY, ProConnectFlow


def address_of_sign_out(request: HttpRequest) -> str:
    """Return where ProConnect closes its own session, or nothing when it did not open this one.

    To be called before our session ends. Without an answer from ProConnect, only ours ends.
    """
    id_token = request.session.get(ID_TOKEN_KEY)
    if not id_token:
        return ""
    try:
        end = ProConnectFlow(request).openid_config["end_session_endpoint"]
    except (SocialApp.DoesNotExist, RequestException, KeyError):
        return ""
    query = {
        "id_token_hint": id_token,
        "state": secrets.token_urlsafe(16),
        "post_logout_redirect_uri": f"{settings.SITE_URL}/",
    }
    return f"{end}?{urlencode(query)}"
