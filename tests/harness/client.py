"""A test client that refuses any page our content security policy would break."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.test import Client

from tests.harness.markup import faults

if TYPE_CHECKING:
    from iatheque.accounts.models import User


class HouseClient(Client):
    """Django's client; fails on inline code, third-party assets and template tags left over."""

    def force_login(self, user: "User", backend: str | None = None) -> None:
        """Sign in as somebody who showed her second factor, as the national team must."""
        from iatheque.accounts import second_factor

        super().force_login(user, backend)
        session = self.session
        session[second_factor.SESSION_KEY] = user.pk
        session.save()

    def request(self, **request: Any) -> HttpResponse:
        """Return the response once its markup is seen to be clean."""
        response = super().request(**request)
        if _is_page(response):
            host = response.wsgi_request.get_host()
            found = faults(response.content.decode(response.charset), host)
            assert not found, f"{response.wsgi_request.get_full_path()}: {found}"
        return response


def _is_page(response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return is_html and not response.streaming and "Content-Encoding" not in response.headers
