"""Letters: sent to a real SMTP server, as text and HTML, one person at a time."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message as Mail
from email.utils import parseaddr

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from django.core import mail

from iatheque.accounts.letters import Letter, send


class Box:
    """Keeps what the server receives."""

    def __init__(self) -> None:
        self.received: list[tuple[list[str], Mail]] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take the mail."""
        assert isinstance(envelope.content, bytes)
        self.received.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


@pytest.fixture
def box(settings: LazySettings) -> Iterator[Box]:
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=_free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = server.port
    settings.EMAIL_USE_TLS = False
    yield box
    server.stop()


def test_a_letter_reaches_a_real_server_in_text_and_html(box: Box) -> None:
    letter = Letter(
        subject="Votre demande pour l’agglomération",
        paragraphs=("Elle est acceptée <par> l’équipe & les référents.", "À bientôt."),
        link="https://exemple.fr/compte/",
        link_label="Ouvrir mon compte",
    )
    send(letter, "a@ville.example", "b@ville.example")

    assert [to for to, _mail in box.received] == [["a@ville.example"], ["b@ville.example"]]
    received = box.received[0][1]
    parts = {
        part.get_content_type(): part.get_payload(decode=True).decode()
        for part in received.walk()
        if not part.is_multipart()
    }
    assert parseaddr(received["From"])[1] == "contact@iatheque.example"
    assert set(parts) == {"text/plain", "text/html"}
    assert parts["text/plain"].replace("\r\n", "\n") == (
        "Bonjour,\n\n"
        "Elle est acceptée <par> l’équipe & les référents.\n\n"
        "À bientôt.\n\n"
        "Ouvrir mon compte :\nhttps://exemple.fr/compte/\n\n"
        "--\nIAthèque, la bibliothèque d’IA des territoires\nhttp://localhost:8810\n"
    )
    assert "Elle est acceptée &lt;par&gt; l’équipe &amp; les référents." in parts["text/html"]
    assert '<a href="https://exemple.fr/compte/">Ouvrir mon compte</a>' in parts["text/html"]


def test_a_letter_carried_for_somebody_is_answered_to_her(box: Box) -> None:
    send(
        Letter(subject="Une question", paragraphs=("?",), reply_to="c@ville.example"), "a@v.example"
    )
    [(to, received)] = box.received
    assert (to, parseaddr(received["From"])[1], received["Reply-To"]) == (
        ["a@v.example"],
        "contact@iatheque.example",
        "c@ville.example",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_subject_cannot_carry_another_header(end: str) -> None:
    send(Letter(subject=f"Objet{end}Bcc: tous@ville.example", paragraphs=("Texte",)), "a@v.example")
    [letter] = mail.outbox
    assert letter.subject == "Objet Bcc: tous@ville.example"
    assert letter.recipients() == ["a@v.example"]
