"""Second factors in the administration: removed when lost, never shown."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from iatheque.accounts.models import User
from tests.accounts.sign_in import SECRET, by_code, give_totp, totp_now
from tests.harness.client import HouseClient

from .conftest import signed_in

LIST = reverse("admin:mfa_authenticator_changelist")


@pytest.fixture
def holder(moderator: User) -> HouseClient:
    """The browser of a moderator who showed her second factor."""
    give_totp(moderator)
    client = HouseClient()
    by_code(client, moderator.email)
    client.post("/compte/second-facteur/verifier/", {"code": totp_now()})
    return client


@pytest.mark.parametrize("in_bulk", [True, False])
def test_a_lost_factor_is_removed_and_its_sessions_closed(
    administrator: User, holder: HouseClient, in_bulk: bool
) -> None:
    factor = Authenticator.objects.get()
    assert holder.get("/compte/").status_code == 200
    if in_bulk:
        posted = {"action": "delete_selected", "_selected_action": factor.pk, "post": "yes"}
        signed_in(administrator).post(LIST, posted)
    else:
        address = reverse("admin:mfa_authenticator_delete", args=[factor.pk])
        signed_in(administrator).post(address, {"post": "yes"})

    assert Authenticator.objects.count() == 0
    assert holder.get("/compte/").headers["Location"].startswith("/compte/connexion/")


def test_a_secret_is_never_shown(administrator: User, holder: HouseClient) -> None:
    factor = Authenticator.objects.get()
    address = reverse("admin:mfa_authenticator_change", args=[factor.pk])
    client = signed_in(administrator)
    for path in (LIST, address):
        page = client.get(path).content.decode()
        assert "relecture@iatheque.example" in page
        assert SECRET not in page
        assert factor.data["secret"] not in page


def test_a_moderator_does_not_remove_factors(moderator: User, holder: HouseClient) -> None:
    address = reverse("admin:mfa_authenticator_delete", args=[Authenticator.objects.get().pk])
    assert signed_in(moderator).post(address, {"post": "yes"}).status_code == 403
    assert Authenticator.objects.count() == 1
