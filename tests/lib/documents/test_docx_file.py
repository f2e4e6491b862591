"""The DOCX, opened again: titles, header rows, language, pictures described and vector."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document as Docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from iatheque.lib.documents.blocks import Heading, Table, words
from iatheque.lib.documents.docx_file import write_docx

from .documents import HOSTILE, SVG, document

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def opened(text: str = "Une valeur") -> Docx:
    return docx.Document(io.BytesIO(write_docx(document(text), NOW)))


def test_its_paragraphs_have_the_styles_of_their_kind() -> None:
    assert [(one.style.name, one.text) for one in opened().paragraphs] == [
        ("Subtitle", "Ville, SIREN 212202782"),
        ("Title", "Un titre"),
        ("Avertissement", "Document préparatoire."),
        ("Heading 1", "Une partie"),
        ("Heading 2", "Un détail"),
        ("Normal", "Avant [à compléter : le nom], après"),
        ("Texte à reproduire", "Une valeur"),
        ("List Bullet", "Une valeur"),
        ("List Bullet", "Un site"),
        ("Normal", "Fait à Ville"),
        ("Normal", "Motifs"),
        ("Ligne à remplir", ""),
        ("Ligne à remplir", ""),
        ("Ligne à remplir", ""),
        ("Normal", ""),
        ("Caption", "Un rectangle"),
    ]


def test_its_properties_say_what_it_is() -> None:
    core = opened().core_properties
    assert (core.title, core.author, core.subject, core.language, core.created) == (
        "Un titre",
        "Ville",
        "À quoi il sert.",
        "fr-FR",
        NOW,
    )


def test_its_language_is_french_everywhere() -> None:
    languages = {one.get(qn("w:val")) for one in opened().styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-FR"}


def test_a_table_has_a_header_row_and_says_what_it_holds() -> None:
    [table] = opened().tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Rubrique", "Réponse"], ["Nom", "Une valeur"], ["Date", "[à compléter]"]]
    headers = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert headers == [True, False, False]
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows] == [True] * 3
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Ce que dit la fiche"


def test_a_blank_is_between_brackets_and_highlighted() -> None:
    blanks = [
        run.text
        for paragraph in opened().paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    ]
    assert blanks == ["[à compléter : le nom]"]


def test_a_picture_is_vector_with_a_fallback_and_its_text_equivalent() -> None:
    content = write_docx(document(), NOW)
    found = docx.Document(io.BytesIO(content))
    [shape] = found.inline_shapes
    described = shape._inline.docPr
    assert (described.get("descr"), described.get("title")) == (
        "Un rectangle qui dit « Été ».",
        "Un rectangle",
    )
    names = zipfile.ZipFile(io.BytesIO(content))
    assert names.read("word/media/vector1.svg").decode() == SVG
    assert names.read("word/media/image1.png").startswith(b"\x89PNG")
    assert "asvg:svgBlip" in names.read("word/document.xml").decode()


def test_the_pages_are_numbered() -> None:
    footer = opened().sections[0].footer.paragraphs[0]
    fields = [one.text for one in footer._p.iter(qn("w:instrText"))]
    assert (footer.text, fields) == ("Un titre · préparatoire\t1 / 1", ["PAGE", "NUMPAGES"])


def test_what_is_taken_off_starts_a_page() -> None:
    blocks = (Heading("Corps"), Heading("Vérification", starts_page=True))
    content = write_docx(replace(document(), blocks=blocks), NOW)
    starts = {
        one.text: one.paragraph_format.page_break_before
        for one in docx.Document(io.BytesIO(content)).paragraphs
        if one.style.name == "Heading 1"
    }
    assert starts == {"Corps": None, "Vérification": True}


def test_lines_to_sign_on_stay_together() -> None:
    kept = [
        (one.text, one.paragraph_format.keep_with_next)
        for one in opened().paragraphs
        if one.text in {"Fait à Ville", "Motifs"} or one.style.name == "Ligne à remplir"
    ]
    assert kept == [
        ("Fait à Ville", True), ("Motifs", True), ("", True), ("", True), ("", None)
    ]  # fmt: skip


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table("Une table", ("A", "B"), ((words("a"), words("b")),))
    content = write_docx(replace(document(), blocks=(table, table)), NOW)
    assert len(docx.Document(io.BytesIO(content)).tables) == 2


def test_a_title_longer_than_word_allows_is_cut_in_its_properties_only() -> None:
    content = write_docx(document(title="mot " * 200, author="Ville " * 100), NOW)
    found = docx.Document(io.BytesIO(content))
    assert (len(found.core_properties.title) < 256, found.paragraphs[1].text) == (
        True,
        " ".join(["mot"] * 200),
    )


def test_the_words_of_its_frame_may_be_anything_too() -> None:
    frame = dict.fromkeys(("title", "letterhead", "author", "notice", "footer"), "".join(HOSTILE))
    found = docx.Document(io.BytesIO(write_docx(document(**frame), NOW)))
    assert found.paragraphs[1].text.startswith('#read("/etc/passwd")')


def test_a_link_leads_where_it_says() -> None:
    targets = [one.target_ref for one in opened().part.rels.values() if one.is_external]
    assert targets == ["https://ville.example/a?b=c#d"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_written(text: str) -> None:
    [table] = opened(text).tables
    assert table.rows[1].cells[1].text == document(text).blocks[3].runs[0].text
