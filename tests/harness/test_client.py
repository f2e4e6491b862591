"""The test client refuses a page that the content security policy would break."""

import pytest
from django.http import HttpResponse
from django.urls import path

from tests.harness.client import HouseClient

urlpatterns = [
    path("propre", lambda _: HttpResponse("<p>propre</p>")),
    path("sale", lambda _: HttpResponse("<p style='color: red'>sale</p>")),
    path("texte", lambda _: HttpResponse("<p style='color: red'>", content_type="text/plain")),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize("address", ["/propre", "/texte"])
def test_client_lets_through_what_is_clean_or_no_page(client: HouseClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_client_refuses_an_inline_style_and_names_the_page(client: HouseClient) -> None:
    with pytest.raises(AssertionError, match=r"/sale: \['line 1: a style attribute on <p>"):
        client.get("/sale")
