"""From French text to what the index holds, the same way for projects and for questions.

A surface word is lower-case, accented, without elision (« l’eau » gives « eau »). It is indexed
folded then stemmed, so that accents may be left out, and also stemmed then folded when that
differs, because the stemmer reads accents (« développée » and « développement » share a stem).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import tantivy

from iatheque.lib.text import fold

# Raise it when this module gives other words for the same text: indexes are then built again.
VERSION = 1
MAX_WORDS = 24
_MAX_LENGTH = 64
_SHORTEST = 4

_APOSTROPHES = "'’‘ʼ′´`＇"
_ELISION = re.compile(
    rf"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|presqu|puisqu|quoiqu)[{_APOSTROPHES}](?=\w)"
)
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"\"([^\"]*)\"|«([^«»]*)»|“([^“”]*)”")

# Folded; kept in the index for quoted phrases, left out of other questions.
_STOP_WORDS = (
    "a afin ai ainsi alors as au aucun aucune aussi autre autres aux avec avoir c car ce ceci "
    "cela celle celles celui ces cet cette ceux chez comme comment d dans de des donc dont du "
    "elle elles en entre est et ete etre eux fait font il ils j je l la le les leur leurs lui m "
    "ma mais me meme memes mes mon n ne ni nos notre nous on ont ou par pas peu plus pour "
    "pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sous "
    "sur t ta te tes ton tous tout toute toutes tres tu un une vers vos votre vous y"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Question:
    """What a searched text asks for: surface words in any order, and quoted phrases."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def surface(text: str) -> list[str]:
    """Return the words of `text`, lower-case, accents kept, elisions dropped; never raises."""
    plain = text.replace("´", "'").lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).lower()
    return [word[:_MAX_LENGTH] for word in _WORD.findall(_ELISION.sub("", plain))]


def forms(word: str) -> tuple[str, ...]:
    """Return the one or two index forms of a surface word, folded then stemmed first."""
    first, second, _ = _word(word)
    return (first, second) if second else (first,)


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index holds of a text, meant for a tokenizer that only splits on spaces.

    `texts` are the words in order, then the second forms apart; `spellings` the distinct words.
    """

    texts: tuple[str, ...]
    spellings: frozenset[str]


@lru_cache(maxsize=2048)
def indexed(text: str) -> Indexed:
    """Return what the index holds of `text`; the same text is analysed once for all levels."""
    words = [_word(word) for word in surface(text)]
    first = " ".join([word[0] for word in words])
    second = " ".join([word[1] for word in words if word[1]])
    return Indexed((first, second) if second else (first,), frozenset([word[2] for word in words]))


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[str, str, str]:
    """Return the first form of a word, the second if it differs, and its spelling."""
    folded = fold(word)
    first, second = _stem(folded), fold(_stem(word))
    return first, second if second != first else "", _spelling(word, folded)


def _spelling(word: str, folded: str) -> str:
    """Return `word` to be looked up by how it begins and by how it ends, if it can be corrected."""
    return f">{folded}|{word} <{folded[::-1]}|{word}" if correctable(folded) else ""


def read_question(text: str) -> Question:
    """Return what `text` asks for; stop words count only when there is nothing else.

    At most `MAX_WORDS` words are kept. A quoted single word is a word, a lone quote is nothing.
    """
    quoted = [surface(next(filter(None, found), "")) for found in _QUOTED.findall(text)]
    phrases = tuple(tuple(words[:MAX_WORDS]) for words in quoted if len(words) > 1)
    loose = surface(_QUOTED.sub(" ", text)) + [words[0] for words in quoted if len(words) == 1]
    words = meaningful(loose) or ([] if phrases else loose)
    return Question(tuple(dict.fromkeys(words))[:MAX_WORDS], tuple(dict.fromkeys(phrases)))


def meaningful(words: Iterable[str]) -> list[str]:
    """Return `words` without the stop words."""
    return [word for word in words if fold(word) not in STOP_WORDS]


def correctable(folded: str) -> bool:
    """True for a folded word long enough, and rare enough, that a typing error in it shows."""
    return len(folded) >= _SHORTEST and not folded.isdigit() and folded not in STOP_WORDS


def replace_words(text: str, better: Mapping[str, str]) -> str:
    """Return `text` with the surface words of `better` replaced, everything else as it was."""
    return _WORD.sub(lambda word: better.get(word[0].lower(), word[0]), text)


def _stem(word: str) -> str:
    stem = (_stemmer().analyze(word) or [word])[0]
    # The French stemmer keeps the plural of words in -o and -u: vélos, numéros, élus.
    return stem[:-1] if len(stem) > 3 and stem.endswith("s") else stem


@cache
def _stemmer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stemmer("french")).build()
