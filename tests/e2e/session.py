"""A browser in which somebody is already signed in, her second factor shown."""

from playwright.sync_api import BrowserContext
from pytest_django.live_server_helper import LiveServer

from iatheque.accounts.models import User
from tests.harness.client import HouseClient


def sign_in(context: BrowserContext, user: User, server: LiveServer) -> None:
    """Give the browser a session of `user`."""
    client = HouseClient()
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
