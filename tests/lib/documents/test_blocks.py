"""Blocks: what nobody sees is dropped, links lead where people may go, all of it can be read."""

import pytest

from iatheque.lib.documents.blocks import Run, as_data, as_text, words

from .documents import document


def test_a_document_is_read_line_by_line_blanks_between_brackets() -> None:
    assert as_text(document()) == [
        "Une partie",
        "Un détail",
        "Avant [à compléter : le nom], après",
        "Une valeur",
        "- Une valeur",
        "- Un site",
        "Nom | Une valeur",
        "Date | [à compléter]",
        "Fait à Ville",
        "Motifs ___",
        "Un rectangle",
        "Un rectangle qui dit « Été ».",
    ]


def test_what_nobody_sees_is_dropped_and_line_ends_are_one() -> None:
    assert Run("a\x00\x01\x0bb\u202ec\r\nd ").text == "a\nbc\nd "


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ville.example", ""])
def test_a_link_leads_to_the_web_or_to_a_mailbox_only(url: str) -> None:
    assert words("Ici", url) == (Run("Ici"),)


@pytest.mark.parametrize("url", ["https://a.example", "http://a.example", "mailto:a@b.example"])
def test_an_address_is_followed(url: str) -> None:
    assert words("Ici", url)[0].url == url


def test_each_block_names_its_kind_to_the_layout() -> None:
    assert [block["kind"] for block in as_data(document())["blocks"]] == [
        "heading",
        "heading",
        "paragraph",
        "paragraph",
        "points",
        "table",
        "lines",
        "picture",
    ]
