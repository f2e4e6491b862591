"""Addresses that people give never lead our server inside a network."""

import ast
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.conf import LazySettings

from iatheque.exchange.readers.sources import local_copy
from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.fetching import FetchError, Limits, fetch
from iatheque.organisations.lookup import LookupFailedError, look_up
from iatheque.projects.links import logos
from iatheque.projects.links.checking import check_links
from iatheque.projects.links.logo_copies import copy_logos
from iatheque.projects.models import EntryPublic, Link, Logo, Resource
from tests.factories import make_draft, make_project
from tests.harness.sources import ROOT, modules, read
from tests.harness.web_server import Answer, page, serving
from tests.organisations.people import authority

pytestmark = pytest.mark.django_db

# Modules that speak to the network by themselves, and why.
CLIENTS = {
    "iatheque/lib/fetching.py": "the one client for addresses that people give",
    "iatheque/accounts/proconnect/views.py": "the client of ProConnect, whose address the operator "
    "writes in the settings",
    "iatheque/accounts/proconnect/sign_out.py": "names an error of the same client",
    "iatheque/backoffice/management/commands/serve.py": "looks whether our own port is free",
}
NETWORK = {"httpx", "requests", "urllib3", "aiohttp", "socket", "http.client", "urllib.request"}

INSIDE = (
    "http://127.0.0.1:9/",
    "http://localhost:9/",
    "http://[::1]:9/",
    "http://0.0.0.0:9/",
    "http://2130706433:9/",
    "http://0x7f000001:9/",
    "http://[::ffff:127.0.0.1]:9/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[64:ff9b::7f00:1]/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:9/",
)


NEVER_TRIED = "n’est pas une adresse web : personne n’y va"


def import_address(url: str, settings: LazySettings) -> None:
    """`iatheque import ADDRESS`, and every source read by address."""
    with local_copy(url):
        pytest.fail("an inside address was read")


def siret_lookup(url: str, settings: LazySettings) -> None:
    """The register of companies: its address is a setting, its redirects are not ours."""
    settings.SIRET_SEARCH_URL = url
    look_up("21220278200018")


def logo_copy(url: str, settings: LazySettings) -> None:
    """The logo that a sheet names, its authority having agreed; it keeps why there is no copy."""
    town = authority(siret="21220278200018")
    make_project(organisation=town)
    logos.agree(town, by=None)
    EntryPublic.objects.update(image_url=url)
    copy_logos(allowed=settings.FETCH_ALLOWED_HOSTS)
    _raise_why(Logo.objects.values_list("why", flat=True))


def link_check(url: str, settings: LazySettings) -> None:
    """The visit of a link that somebody attached; it keeps what went wrong."""
    Resource.objects.create(project=make_draft(), title="x", kind="code", link=url)
    check_links(allowed=settings.FETCH_ALLOWED_HOSTS)
    _raise_why(Link.objects.filter(url=url).values_list("why", flat=True))


def _raise_why(kept: Iterable[str]) -> None:
    """Raise what was kept of the only visit, or that none took place."""
    [why] = kept or [NEVER_TRIED]
    raise FetchError(why)


def the_client(url: str, settings: LazySettings) -> None:
    """What all of them call."""
    fetch(url, io.BytesIO(), Limits(1000, allowed=settings.FETCH_ALLOWED_HOSTS))


READERS = {f"iatheque.lib.fetching.{name}" for name in ("fetch", "probe")}
# Module that calls one of them -> how a test makes it read an address. A new one is added here.
FETCHERS: dict[str, Callable[[str, LazySettings], None]] = {
    "iatheque/lib/fetching.py": the_client,
    "iatheque/exchange/readers/sources.py": import_address,
    "iatheque/organisations/lookup.py": siret_lookup,
    "iatheque/projects/links/logo_copies.py": logo_copy,
    "iatheque/projects/links/checking.py": link_check,
}
REFUSED = (FetchError, FileRefusedError, LookupFailedError)


def imported(path: Path) -> set[str]:
    """Return the modules and names that a source file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def test_only_one_client_opens_connections() -> None:
    found = {
        path.as_posix()
        for path in modules()
        if path.as_posix().startswith("iatheque/") and imported(path) & NETWORK
    }
    assert found - set(CLIENTS) == set(), "read addresses through iatheque.lib.fetching"


def test_everything_that_reads_an_address_is_tried_here() -> None:
    callers = {
        path.as_posix()
        for path in modules()
        if path.as_posix().startswith("iatheque/") and imported(path) & READERS
    }
    assert callers - set(FETCHERS) == set(), (
        "add each module to FETCHERS, in tests/hostile/test_outgoing.py, with a function that "
        "makes it read an address and lets its refusal out (see REFUSED)"
    )
    assert all((ROOT / path).exists() for path in FETCHERS)


def refusal(reader: Callable[[str, LazySettings], None], url: str, settings: LazySettings) -> str:
    """Return why the client did not go there, whatever the caller made of it."""
    with pytest.raises(REFUSED) as refused:
        reader(url, settings)
    error: BaseException | None = refused.value
    while error is not None and not isinstance(error, FetchError):
        error = error.__cause__
    return str(error)


def is_about_the_address(why: str) -> bool:
    return "est sur un réseau privé" in why or "n’est pas une adresse web" in why


@pytest.mark.parametrize("url", INSIDE)
@pytest.mark.parametrize("reader", FETCHERS.values(), ids=lambda found: found.__name__)
def test_an_address_inside_is_refused(
    reader: Callable[[str, LazySettings], None], url: str, settings: LazySettings
) -> None:
    assert is_about_the_address(refusal(reader, url, settings))


class _Always(dict[str, Answer]):
    """Answer every path alike."""

    def __missing__(self, path: str) -> Answer:
        return self["/"]


@pytest.mark.parametrize("inside", [url for url in INSIDE if "//127.0.0.1:9/" not in url])
@pytest.mark.parametrize("reader", FETCHERS.values(), ids=lambda found: found.__name__)
def test_a_redirect_to_an_address_inside_is_refused(
    reader: Callable[[str, LazySettings], None], inside: str, settings: LazySettings
) -> None:
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]  # stands for a public site
    answers = _Always({"/": page(b"", status=302, headers={"Location": inside})})
    with serving(answers) as (site, hosts):
        why = refusal(reader, f"{site}/", settings)
        assert (is_about_the_address(why), len(hosts)) == (True, 1)
