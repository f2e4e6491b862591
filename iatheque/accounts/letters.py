"""Letters to people: written once, sent as text and as HTML."""

from dataclasses import dataclass

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


def send(letter: Letter, *to: str) -> None:
    """Send `letter` to each address, on its own; raises `OSError` when no server takes it."""
    subject = clean_line(letter.subject)  # a name typed on two lines must not open a header
    text = render_to_string("mail/letter.txt", {"letter": letter}).strip() + "\n"
    page = render_to_string("mail/letter.html", {"letter": letter})
    answers = [letter.reply_to] if letter.reply_to else None
    for address in to:
        mail = EmailMultiAlternatives(subject, text, to=[address], reply_to=answers)
        mail.attach_alternative(page, "text/html")
        mail.send()
