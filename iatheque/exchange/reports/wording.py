"""Sentences of the lower layers in the reader's language."""

from os.path import commonprefix

from django.utils.translation import gettext

from iatheque.lib.messages import Message

_SHOWN = 100
_BEFORE = 20


def say(text: str | Message) -> str:
    """Return a sentence marked in a lower layer, translated, with its parameters."""
    if isinstance(text, Message):
        sentence = gettext(text.template)
        return sentence % text.params if text.params else sentence
    return gettext(text)


def quote(text: str) -> str:
    """Return a value on one line, shortened, between quotation marks."""
    line = " ".join(text.split())
    if not line:
        return gettext("(vide)")
    shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
    return f"« {shown} »"


def contrast(before: str, after: str) -> str:
    """Return two values side by side; long ones are shown from where they part."""
    old, new = (" ".join(text.split()) for text in (before, after))
    start = len(commonprefix([old, new])) - _BEFORE
    if start > _BEFORE and max(len(old), len(new)) > _SHOWN:
        old, new = f"…{old[start:]}", f"…{new[start:]}"
    return f"{quote(old)} → {quote(new)}"
