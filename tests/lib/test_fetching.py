"""Addresses that people give are read, and never lead inside."""

import io
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from iatheque.lib.fetching import FetchError, Limits, fetch, probe
from tests.harness.web_server import Answer, page, serving

INSIDE = Limits(1024 * 1024, seconds=5, allowed=("127.0.0.1",))


def fetched(url: str, limits: Limits = INSIDE) -> tuple[str, bytes]:
    """Return the final address, and what is there."""
    into = io.BytesIO()
    return fetch(url, into, limits), into.getvalue()


def refusal(url: str, limits: Limits = INSIDE) -> str:
    """Return why an address is not read."""
    with pytest.raises(FetchError) as refused:
        fetch(url, io.BytesIO(), limits)
    return str(refused.value.note)


def test_a_file_is_copied_as_it_is() -> None:
    with serving({"/a.csv?b=1": page(b"id\r\n")}) as (site, hosts):
        assert fetched(f"{site}/a.csv?b=1#end") == (f"{site}/a.csv?b=1", b"id\r\n")
        assert hosts == [site.removeprefix("http://")]


def test_redirects_are_followed_step_by_step() -> None:
    answers = {
        "/a": page(b"", status=302, headers={"Location": "/b"}),
        "/b": page(b"", status=301, headers={"Location": "c"}),
        "/c": page(b"id"),
    }
    with serving(answers) as (site, _hosts):
        assert fetched(f"{site}/a") == (f"{site}/c", b"id")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433"])
def test_an_address_of_this_machine_is_refused(host: str) -> None:
    bare = host.strip("[]")

    assert refusal(f"http://{host}:8810/", Limits(1000)) == (
        f"« {bare} » est sur un réseau privé : cette adresse n’est pas lue."
    )


@pytest.mark.parametrize("host", ["localhost", "169.254.169.254"])
def test_a_redirect_that_leads_inside_is_refused(host: str) -> None:
    answers = {"/a": page(b"", status=302, headers={"Location": f"http://{host}:8810/"})}
    with serving(answers) as (site, _hosts):
        assert refusal(f"{site}/a") == (
            f"« {host} » est sur un réseau privé : cette adresse n’est pas lue."
        )


@pytest.mark.parametrize("url", ["ftp://ville.example/a", "file:///etc/passwd", "http://", "a b"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert refusal(url) == (
        f"« {url} » n’est pas une adresse web : elle commence par https:// ou http://."
    )


def test_a_redirect_to_another_scheme_is_refused() -> None:
    answers = {"/a": page(b"", status=302, headers={"Location": "file:///etc/passwd"})}
    with serving(answers) as (site, _hosts):
        assert refusal(f"{site}/a") == (
            "« file:/etc/passwd » n’est pas une adresse web : "
            "elle commence par https:// ou http://."
        )


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    assert refusal("http://moi:secret@ville.example/") == (
        "Une adresse web ne doit pas contenir de mot de passe."
    )


def test_a_name_that_does_not_exist_is_refused() -> None:
    assert refusal("http://ville.invalid/a.csv") == (
        "« ville.invalid » est introuvable : vérifiez l’adresse."
    )


def test_a_file_over_the_limit_is_refused_announced_or_not() -> None:
    limits = Limits(1000, allowed=("127.0.0.1",))
    answers = {"/a": page(b"x" * 1001), "/b": page(b"x" * 1001, length=False)}
    with serving(answers) as (site, _hosts):
        assert [refusal(f"{site}/{name}", limits) for name in "ab"] == [
            f"« {site}/{name} » dépasse la taille permise (0 Mo)." for name in "ab"
        ]


def test_endless_redirects_are_refused() -> None:
    answers = {"/a": page(b"", status=302, headers={"Location": "/a"})}
    with serving(answers) as (site, hosts):
        assert refusal(f"{site}/a") == f"« {site}/a » renvoie sans fin d’une adresse à une autre."
        assert len(hosts) == 6


def test_an_answer_that_is_no_file_is_refused() -> None:
    with serving({"/a": page(b"", status=404)}) as (site, _hosts):
        assert refusal(f"{site}/a") == (
            f"« {site}/a » ne donne pas de fichier (réponse 404 du serveur)."
        )


def test_a_compressed_answer_is_refused() -> None:
    with serving({"/a": page(b"", headers={"Content-Encoding": "gzip"})}) as (site, _hosts):
        assert refusal(f"{site}/a") == (
            f"« {site}/a » ne se donne que comprimé : indiquez l’adresse du fichier lui-même."
        )


def test_a_file_cut_on_its_way_is_refused() -> None:
    answers = {"/a": page(b"half", headers={"Content-Length": "8"}, length=False)}
    with serving(answers) as (site, _hosts):
        assert refusal(f"{site}/a") == f"« {site}/a » a coupé la communication avant la fin."


@pytest.mark.parametrize("sends_headers", [True, False])
def test_a_server_that_keeps_waiting_is_left(sends_headers: bool) -> None:
    over = threading.Event()

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        if sends_headers:
            handler.send_response(200)
            handler.end_headers()
        over.wait(30)

    with serving({"/a": trickle}) as (site, _hosts):
        limits = Limits(1000, seconds=0.2, allowed=("127.0.0.1",))
        assert refusal(f"{site}/a", limits) == f"« {site}/a » ne répond pas assez vite."
        over.set()


def test_a_closed_port_is_told() -> None:
    with serving({}) as (site, _hosts):
        pass

    assert refusal(f"{site}/a") == f"La connexion à « {site}/a » a échoué."


def test_a_page_is_asked_for_its_headers_then_for_itself_when_those_are_refused() -> None:
    asked = []

    def told(status: int) -> Answer:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            asked.append((handler.command, handler.path))
            refused = handler.command == "HEAD" and handler.path == "/b"
            page(b"", status=501 if refused else status)(handler)

        return answer

    moved = page(b"", status=302, headers={"Location": "/a"})
    with serving({"/a": told(200), "/b": told(200), "/c": told(404), "/d": moved}) as (site, _):
        assert [probe(f"{site}/{name}", INSIDE) for name in "abcd"] == [200, 200, 404, 200]
    assert asked == [
        ("HEAD", "/a"),
        ("HEAD", "/b"),
        ("GET", "/b"),
        ("HEAD", "/c"),
        ("GET", "/c"),
        ("HEAD", "/a"),
    ]


def test_the_body_of_a_visited_page_is_never_waited_for() -> None:
    over = threading.Event()

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200 if handler.command == "GET" else 405)
        handler.end_headers()
        over.wait(10 if handler.command == "GET" else 0)

    with serving({"/a": endless}) as (site, _hosts):
        assert probe(f"{site}/a", INSIDE) == 200
        over.set()


def test_a_visit_leads_inside_no_more_than_a_reading() -> None:
    answers = {"/a": page(b"", status=302, headers={"Location": "http://localhost:8810/"})}
    with serving(answers) as (site, _hosts):
        for url in (f"{site}/a", "http://localhost:8810/"):
            with pytest.raises(FetchError) as refused:
                probe(url, INSIDE)
            assert str(refused.value.note) == (
                "« localhost » est sur un réseau privé : cette adresse n’est pas lue."
            )
