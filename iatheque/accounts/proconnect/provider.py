"""ProConnect as allauth sees it: what is asked, and what is kept of the answer."""

import secrets
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .views import ProConnectFlow

SCOPES = ("openid", "given_name", "usual_name", "email", "siret", "idp_id")


class ProConnectProvider(OpenIDConnectProvider):
    """Sign-in only, with a fixed request: nothing of it can be changed from the address bar."""

    id = "proconnect"
    name = "ProConnect"
    oauth2_adapter_class = ProConnectFlow

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = "ProConnect"

    def get_oauth2_adapter(self, request: HttpRequest) -> ProConnectFlow:
        """Return the flow of this request."""
        return ProConnectFlow(request)

    def get_login_url(self, request: HttpRequest, **_kwargs: Any) -> str:
        """Return where a sign-in starts, by POST."""
        return reverse("proconnect_login")

    def get_callback_url(self) -> str:
        """Return where ProConnect sends people back."""
        return reverse("proconnect_callback")

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Return our scopes, whatever the address says."""
        return list(SCOPES)

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Return the level of authentication we ask for, whatever the address says."""
        return {"acr_values": " ".join(self.app.settings["acr"])}

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, **kwargs: Any
    ) -> HttpResponse:
        """Send the person to ProConnect with a nonce that its answer must repeat."""
        nonce = secrets.token_urlsafe(32)
        kwargs["auth_params"]["nonce"] = nonce
        return super().redirect(request, AuthProcess.LOGIN, next_url, nonce=nonce, **kwargs)

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Return what names the person for ever: her `sub`."""
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep the establishment she says she works for, and who vouches for her; nothing else."""
        return {key: data[key] for key in ("siret", "idp_id") if data.get(key)}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return her address and name."""
        names = (data.get("given_name"), data.get("usual_name"))
        return {"email": data["email"], "name": " ".join(name for name in names if name)}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Return her professional address."""
        return [EmailAddress(email=data["email"].lower(), verified=True, primary=True)]


provider_classes = [ProConnectProvider]
