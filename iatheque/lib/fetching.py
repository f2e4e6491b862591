"""The one client for addresses that people give us: it never reaches inside our own network.

Every hop, redirects included, is resolved here, refused unless all its addresses are public, then
connected to the very address that was checked: a name cannot change its mind in between. Size and
total time are bounded; proxies and credentials of the environment are left out.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, TypeVar

import httpx

from .addresses import is_public
from .messages import N_, Message, message

REDIRECTS = 5
SECONDS = 60.0
_WAIT = 10.0  # for one connection or one piece
_REFUSED = 400  # statuses from which the server says no
_T = TypeVar("_T")
_HEADERS = {"User-Agent": "IAtheque", "Accept": "*/*", "Accept-Encoding": "identity"}


class FetchError(Exception):
    """The address cannot be read; `note` says why, in one French sentence."""

    def __init__(self, template: str, **params: object) -> None:
        self.note: Message = message(template, **params)
        super().__init__(str(self.note))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long; `allowed` names hosts that may be read although not public."""

    max_bytes: int
    seconds: float = SECONDS
    allowed: Collection[str] = ()


def fetch(url: str, into: IO[bytes], limits: Limits) -> str:
    """Copy what is at the http(s) address `url` into `into`; return the final address.

    Raises `FetchError` for an address that is none, leads to a private network, redirects too
    often, answers anything but 200, is too big, too slow, or stops before its end.
    """

    async def arrive(response: httpx.Response, url: str) -> str:
        _check(response, url, limits)
        await _copy(response, into, url, limits)
        return url

    return asyncio.run(_within(url, limits, _follow("GET", url, limits, arrive)))


def probe(url: str, limits: Limits) -> int:
    """Return the status that the http(s) address `url` answers after its redirects.

    Asks for the headers alone, then for the page when that is refused: its body is never read.
    Raises `FetchError` for an address that is none, is private, or does not answer in time.
    """
    return asyncio.run(_within(url, limits, _ask(url, limits)))


async def _ask(url: str, limits: Limits) -> int:
    async def arrive(response: httpx.Response, _url: str) -> int:
        return response.status_code

    try:
        status = await _follow("HEAD", url, limits, arrive)
    except (httpx.RemoteProtocolError, httpx.ReadError):
        status = _REFUSED
    return status if status < _REFUSED else await _follow("GET", url, limits, arrive)


async def _within(url: str, limits: Limits, work: Awaitable[_T]) -> _T:
    try:
        async with asyncio.timeout(limits.seconds):
            return await work
    except (TimeoutError, httpx.TimeoutException) as error:
        raise FetchError(N_("« %(url)s » ne répond pas assez vite."), url=url) from error
    except httpx.ConnectError as error:
        raise FetchError(N_("La connexion à « %(url)s » a échoué."), url=url) from error
    except httpx.HTTPError as error:
        why = N_("« %(url)s » a coupé la communication avant la fin.")
        raise FetchError(why, url=url) from error


async def _follow(
    method: str,
    url: str,
    limits: Limits,
    arrive: Callable[[httpx.Response, str], Awaitable[_T]],
) -> _T:
    """Return what `arrive` makes of the response after the redirects, each one checked."""
    for _hop in range(REDIRECTS + 1):
        address = _parse(url)
        async with _open(method, address, limits) as response:
            if response.has_redirect_location:
                url = str(address.join(response.headers["location"]))
                continue
            return await arrive(response, str(address))
    raise FetchError(N_("« %(url)s » renvoie sans fin d’une adresse à une autre."), url=url)


def _parse(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip())
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in {"http", "https"} or not address.host:
        why = N_("« %(url)s » n’est pas une adresse web : elle commence par https:// ou http://.")
        raise FetchError(why, url=url)
    if address.userinfo:
        raise FetchError(N_("Une adresse web ne doit pas contenir de mot de passe."))
    return address.copy_with(fragment=None)


@asynccontextmanager
async def _open(method: str, address: httpx.URL, limits: Limits) -> AsyncIterator[httpx.Response]:
    """Connect to the first checked address of the host that answers."""
    numbers = await _resolve(address, limits)
    async with httpx.AsyncClient(trust_env=False, timeout=_WAIT, headers=_HEADERS) as client:
        response = await _send(client, method, address, numbers)
        try:
            yield response
        finally:
            await response.aclose()


async def _send(
    client: httpx.AsyncClient, method: str, address: httpx.URL, numbers: list[str]
) -> httpx.Response:
    for number in numbers[:-1]:
        try:
            return await _send_to(client, method, address, number)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await _send_to(client, method, address, numbers[-1])


async def _send_to(
    client: httpx.AsyncClient, method: str, address: httpx.URL, number: str
) -> httpx.Response:
    request = client.build_request(
        method,
        address.copy_with(host=number),
        headers={"Host": address.netloc.decode("ascii")},
        extensions={"sni_hostname": address.raw_host.decode("ascii")},
    )
    return await client.send(request, stream=True, follow_redirects=False)


async def _resolve(address: httpx.URL, limits: Limits) -> list[str]:
    host = address.raw_host.decode("ascii")
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, address.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = N_("« %(host)s » est introuvable : vérifiez l’adresse.")
        raise FetchError(why, host=address.host) from error
    numbers = list(dict.fromkeys(str(sockaddr[0]) for *_rest, sockaddr in found))
    if address.host not in limits.allowed and not all(map(is_public, numbers)):
        why = N_("« %(host)s » est sur un réseau privé : cette adresse n’est pas lue.")
        raise FetchError(why, host=address.host)
    return numbers


def _check(response: httpx.Response, url: str, limits: Limits) -> None:
    if response.status_code != httpx.codes.OK:
        why = N_("« %(url)s » ne donne pas de fichier (réponse %(status)d du serveur).")
        raise FetchError(why, url=url, status=response.status_code)
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        why = N_("« %(url)s » ne se donne que comprimé : indiquez l’adresse du fichier lui-même.")
        raise FetchError(why, url=url)
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limits.max_bytes:
        raise _too_big(url, limits)


async def _copy(response: httpx.Response, into: IO[bytes], url: str, limits: Limits) -> None:
    copied = 0
    async for piece in response.aiter_raw():
        copied += len(piece)
        if copied > limits.max_bytes:
            raise _too_big(url, limits)
        into.write(piece)


def _too_big(url: str, limits: Limits) -> FetchError:
    why = N_("« %(url)s » dépasse la taille permise (%(size)d Mo).")
    return FetchError(why, url=url, size=limits.max_bytes // (1024 * 1024))
