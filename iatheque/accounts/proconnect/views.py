"""The flow with ProConnect: authorization code, PKCE, state and nonce, then two signed answers."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

from .tokens import RefusedTokenError, Rules, read_id_token, read_userinfo

_log = logging.getLogger(__name__)
ID_TOKEN_KEY = "proconnect_id_token"  # noqa: S105 - the place in the session, not a secret


class ProConnectFlow(OpenIDConnectOAuth2Adapter):
    """Talks to ProConnect from the server, and believes only what it signed for this sign-in."""

    provider_id = "proconnect"
    nonce = ""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, self.provider_id)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return our address of return, as registered with ProConnect."""
        return request.build_absolute_uri(reverse("proconnect_callback"))

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Return the person; raises `OAuth2Error` on any answer that cannot be believed."""
        try:
            id_token = kwargs["response"]["id_token"]
            claims = self._claims(app, token.token, id_token)
        except (RefusedTokenError, KeyError, ValueError) as error:
            raise OAuth2Error(f"ProConnect: {error}") from error
        request.session[ID_TOKEN_KEY] = id_token
        return self.get_provider().sociallogin_from_response(request, claims)

    def _claims(self, app: SocialApp, access_token: str, id_token: str) -> dict[str, Any]:
        rules = Rules(
            issuer=app.settings["issuer"],
            audience=app.client_id,
            algorithm=app.settings["algorithm"],
            acr=app.settings["acr"],
        )
        keys = self._fetch(self.openid_config["jwks_uri"]).json()
        subject = read_id_token(id_token, keys, rules, nonce=self.nonce)["sub"]
        answer = self._fetch(self.profile_url, {"Authorization": f"Bearer {access_token}"})
        claims = read_userinfo(answer.text, keys, rules, subject=subject)
        if not claims.get("email"):
            raise RefusedTokenError("email")
        return claims

    def _fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        with get_adapter().get_requests_session() as session:
            response = session.get(url, headers=headers, allow_redirects=False)
        response.raise_for_status()
        return response


class _Callback(OAuth2CallbackView):
    """Gives the flow the nonce that was kept with the state."""

    adapter: ProConnectFlow

    def _get_state(
        self, request: HttpRequest, provider: Any
    ) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = state["nonce"] if state else ""
        return state, response


@require_POST
@never_cache
def login(request: HttpRequest) -> HttpResponse:
    """Send the person to ProConnect."""
    return _with_app(OAuth2LoginView, request)


@never_cache
def callback(request: HttpRequest) -> HttpResponse:
    """Receive the person back from ProConnect."""
    return _with_app(_Callback, request)


def _with_app(view: Any, request: HttpRequest) -> HttpResponse:
    try:
        response: HttpResponse = view.adapter_view(ProConnectFlow(request))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except ImmediateHttpResponse as error:
        return error.response
    except RequestException:
        _log.exception("ProConnect did not answer")
        return render(request, "socialaccount/authentication_error.html", status=502)
    return response
