"""The encoding of a text file: UTF-16 by its mark, else UTF-8, else Windows-1252."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_

from .content import PIECE, UTF16_MARKS, refuse_binary


@dataclass(frozen=True, slots=True)
class _Trial:
    """How far a file reads in one encoding: to its end, and through letters beyond ASCII."""

    sound: bool
    accented: bool
    cut: bool = False


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file, read whole once.

    Raises `FileRefusedError` for a binary file, one cut in the middle of a character, and one that
    mixes encodings: half of its accents would be lost.
    """
    with path.open("rb") as file:
        marked = file.read(2) in UTF16_MARKS
    encoding = "utf-16" if marked else "utf-8-sig"
    trial = _try(path, encoding)
    if trial.sound:
        return encoding
    if trial.accented or marked:
        why = N_("Ce fichier mélange deux encodages : enregistrez-le de nouveau en UTF-8.")
        raise FileRefusedError(N_("Ce fichier est coupé : sa fin manque.") if trial.cut else why)
    if _try(path, "cp1252").sound:
        return "cp1252"
    why = N_("L’encodage de ce fichier n’est pas reconnu : enregistrez-le de nouveau en UTF-8.")
    raise FileRefusedError(why)


def _try(path: Path, encoding: str) -> _Trial:
    decoder = codecs.getincrementaldecoder(encoding)()
    accented = False
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                if encoding != "utf-16":
                    refuse_binary(piece)
                text = decoder.decode(piece)
                accented = accented or not text.isascii()
                if encoding == "utf-16":
                    refuse_binary(text.encode())
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            return _Trial(sound=False, accented=accented or not before.isascii())
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _Trial(sound=False, accented=accented, cut=True)
    return _Trial(sound=True, accented=accented)
