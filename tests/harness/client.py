"""A test client that refuses any page our content security policy would break."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.harness.markup import faults


class HouseClient(Client):
    """Django's client; fails on inline code, third-party assets and template tags left over."""

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
