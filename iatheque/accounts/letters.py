"""Letters to people: written once, sent as text and as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from iatheque.lib.text import clean_line


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject, paragraphs, at most one code and one link; who is answered, if not the library."""

    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    link: str = ""
    link_label: str = ""
    reply_to: str = ""
    places: tuple[tuple[str, str], ...] = ()  # (words, address), as a list
    headers: Mapping[str, str] = field(default_factory=dict)


def send(letter: Letter, *to: str) -> None:
    """Send `letter` to each address, on its own; raises `OSError` when no server takes it."""
    subject = clean_line(letter.subject)  # a name typed on two lines must not open a header
    text = render_to_string("mail/letter.txt", {"letter": letter}).strip() + "\n"
    page = render_to_string("mail/letter.html", {"letter": letter})
    answers = [letter.reply_to] if letter.reply_to else None
    for address in to:
        mail = EmailMultiAlternatives(
            subject, text, to=[address], reply_to=answers, headers=dict(letter.headers)
        )
        mail.attach_alternative(page, "text/html")
        mail.send()
