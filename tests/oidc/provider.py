"""A ProConnect of our own on loopback: npm `oidc-provider`, set up alike, spoken to over HTTP."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.test import Client

from tests.harness import npm

HERE = Path(__file__).resolve().parent
RETURN = "/compte/proconnect/retour/"
PERSON = {
    "sub": "0f4a6b1e-agent",
    "given_name": "Camille",
    "usual_name": "Le Goff",
    "email": "camille.legoff@ville.example",
    "siret": "21220278200018",
    "idp_id": "idp-de-test",
}


class Provider:
    """The running provider: who signs in next, and the way of a browser through it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def settings(self) -> dict[str, str]:
        """Return the environment in which the library uses this provider."""
        given = {"CLIENT_ID": "iatheque", "SECRET": "secret-des-tests", "ISSUER": self.issuer}
        return {f"IATHEQUE_PROCONNECT_{name}": value for name, value in given.items()}

    def expect(self, *, forge: dict[str, Any] | None = None, **changes: str) -> None:
        """Say who signs in next, and which of the answers is forged."""
        state = {"person": PERSON | changes, "forge": forge or {}}
        httpx.post(f"{self.issuer}/__state", json=state).raise_for_status()

    def walk(self, address: str) -> str:
        """Follow the provider's pages from `address`; return the address it sends back to us."""
        with httpx.Client() as browser:
            for _step in range(10):
                response = browser.get(address)
                address = str(httpx.URL(address).join(response.headers["location"]))
                if not address.startswith(self.issuer):
                    return address
        raise AssertionError(f"the provider never sent the browser back: {address}")

    def sign_in(self, client: Client, **posted: str) -> Any:
        """Go through a whole sign-in; return our answer to the browser that comes back."""
        return client.get(path_of(self.walk(self.start(client, **posted))))

    def start(self, client: Client, **posted: str) -> str:
        """Press our button; return the address it leads to."""
        return str(client.post("/compte/proconnect/", posted).headers["Location"])


def path_of(address: str) -> str:
    """Return the path and query of an address."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@contextmanager
def running(
    site: str = "http://testserver", home: str = "http://localhost:8810/"
) -> Iterator[Provider]:
    """Start the provider of `site` on a free port of loopback, and stop it."""
    npm.install(HERE)
    command = [npm.NODE / "bin" / "node", "server.mjs", f"{site}{RETURN}", home]
    with subprocess.Popen(
        command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            yield Provider(process.stdout.readline().strip())
        finally:
            process.terminate()
