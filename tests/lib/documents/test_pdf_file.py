"""The PDF of a document: tagged, titled, in French, deaf to its values, with its fonts inside."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from iatheque.lib.documents.blocks import Heading, Table, words
from iatheque.lib.documents.pdf_file import write_pdf

from .documents import HOSTILE, document


def opened(text: str = "Une valeur", **changes: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(document(text, **changes))))


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of the structure tree."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            yield from elements(child)


def tags(found: pikepdf.Pdf) -> Counter[str]:
    """Return how many times each tag is in the structure tree."""
    return Counter(str(one.S).removeprefix("/") for one in elements(found.Root.StructTreeRoot))


def test_it_is_marked_titled_and_in_french() -> None:
    found = opened()
    info, root = found.docinfo, found.Root
    assert (str(info.Title), str(info.Author), str(info.Subject)) == (
        "Un titre",
        "Ville",
        "À quoi il sert.",
    )
    assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("fr-FR", True)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert found.open_metadata()["pdfuaid:part"] == "1"


def test_its_structure_names_titles_lists_tables_links_and_pictures() -> None:
    found = tags(opened())
    wanted = ("H1", "H2", "H3", "L", "LI", "Table", "TH", "TR", "TD", "Link", "Figure")
    assert {name: found[name] for name in wanted} == {
        "H1": 1,
        "H2": 1,
        "H3": 1,
        "L": 1,
        "LI": 2,
        "Table": 1,
        "TH": 2,
        "TR": 3,
        "TD": 4,
        "Link": 1,
        "Figure": 1,
    }


def test_the_picture_has_its_text_equivalent() -> None:
    found = opened()
    [alt] = [str(one.Alt) for one in elements(found.Root.StructTreeRoot) if "/Alt" in one]
    assert alt == "Un rectangle qui dit « Été »."


def test_every_font_is_inside() -> None:
    found = opened()
    fonts = [font for page in found.pages for font in page.Resources.Font.values()]
    described = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    inside = {"/FontFile2", "/FontFile3"}
    assert described
    assert [one.FontName for one in described if not inside & set(one.keys())] == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_value_is_ever_run(text: str) -> None:
    found = opened(text, letterhead=text[:200], notice=text[:200], footer=text[:60])
    assert (str(found.docinfo.Title), bool(found.Root.MarkInfo.Marked)) == ("Un titre", True)
    assert (len(found.pages) > 6) == (len(text) > 10_000)


def test_the_words_of_its_frame_are_never_run_either() -> None:
    found = opened(title='#read("/etc/passwd") $x$ @y', author="#panic()", description="*a*")
    assert (str(found.docinfo.Title), str(found.docinfo.Author), str(found.docinfo.Subject)) == (
        '#read("/etc/passwd") $x$ @y',
        "#panic()",
        "*a*",
    )


def test_a_table_longer_than_a_page_goes_on_the_next_ones() -> None:
    table = Table("Une table", ("Rubrique", "Réponse"), ((words("Nom"), words("mot " * 5_000)),))
    found = pikepdf.open(io.BytesIO(write_pdf(replace(document(), blocks=(table,)))))
    assert len(found.pages) > 6


@pytest.mark.parametrize("place", ["title", "letterhead", "notice"])
def test_a_word_longer_than_a_line_goes_on_the_next_one(place: str) -> None:
    """On one line, 9 000 letters would take one page, most of them outside it."""
    found = pikepdf.open(
        io.BytesIO(write_pdf(replace(document(**{place: "m" * 9_000}), blocks=())))
    )
    assert len(found.pages) > 1


def test_what_is_taken_off_starts_a_page() -> None:
    blocks = (Heading("Corps"), Heading("Vérification", starts_page=True))
    found = pikepdf.open(io.BytesIO(write_pdf(replace(document(), blocks=blocks))))
    assert len(found.pages) == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(document()) == write_pdf(document())
