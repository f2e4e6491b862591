"""Folding for comparison, cleaning for storing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.lib.text import clean_block, clean_line, excerpt, fold, seen, slugify


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Écologie", "ecologie"),
        ("  L’EAU   d´ici ", "l'eau d'ici"),
        ("l`eau", "l'eau"),
        ("cœur et bœuf", "coeur et boeuf"),
        ("Saint‑Brieuc – Agglomération", "saint-brieuc - agglomeration"),
        ("cafe\u0301", "cafe"),
        ("Straße ﬁn", "strasse fin"),
        ("\u00a050\u202f%\n", "50 %"),
        ("ΑΘΗΝΑΪΣ", "αθηναισ"),
        ("", ""),
    ],
)
def test_fold_brings_spellings_together(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  deux\nlignes  et\ttrop   d’espaces ", "deux lignes et trop d’espaces"),
        ("IA\u00a0: oui", "IA\u00a0: oui"),
        ("IA \u00a0: oui", "IA : oui"),
        ("vertical\x0bsaut", "vertical saut"),
        ("nul\x00 zéro\u200b tiret\xad marque\ufeff", "nul zéro tiret marque"),
        ("texte \u202eretourné\u202c", "texte retourné"),
        ("moitié de caractère \ud800", "moitié de caractère"),
        ("e\u0301te\u0301", "été"),
        ("\x00\u200b ", ""),
    ],
)
def test_clean_line_keeps_what_is_read_on_one_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("un\r\ndeux\rtrois\x0bquatre\u2028cinq", "un\ndeux\ntrois\nquatre\ncinq"),
        ("titre  \n\n\n\n  - point  ", "titre\n\n  - point"),
        ("\n\n seul \n\n", "seul"),
        ("dix\u00a0% de\xad moins", "dix\u00a0% de moins"),
    ],
)
def test_clean_block_keeps_paragraphs(text: str, block: str) -> None:
    assert clean_block(text) == block


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    line, block = clean_line(text), clean_block(text)
    assert (clean_line(line), clean_block(block)) == (line, block)
    assert (seen(line), seen(block)) == (line, block)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Prévoir les repas de la cantine", "prevoir-les-repas-de-la-cantine"),
        ("L’œil & l’oreille !", "l-oeil-l-oreille"),
        ("mot " * 30, "mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot-mot"),
        ("x" * 80, "x" * 60),
        ("中文", "projet"),
    ],
)
def test_slugify_is_short_ascii_and_never_empty(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Court.\n\nEn deux.", "Court. En deux."),
        ("Prévoit les repas, école par école.", "Prévoit les repas…"),
        ("x" * 30, "x" * 20 + "…"),
        ("Un.\n" + " " * 40 + "Deux.", "Un.…"),
        ("", ""),
    ],
)
def test_an_excerpt_is_the_beginning_and_says_when_it_is_cut(text: str, said: str) -> None:
    assert excerpt(text, 20) == said
