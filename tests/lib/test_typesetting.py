"""Documents: tagged, the same for the same data, and deaf to what their data would have them do."""

import io
from pathlib import Path

import pikepdf
import pytest

from iatheque.lib.typesetting import TypesettingError, typeset

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "fr")
= #data.title
#data.text
"""
HOSTILE = [
    '#read("/etc/passwd")',
    '#panic("x")',
    '"] #import "x.typ" ["',
    "*_`$#[]{}\\//<a>@b",
    "é’« » œ 日本 🦊",
    "\x00\x01\u202e",
    "mot " * 20_000,
]


def test_a_document_is_tagged_titled_and_in_french() -> None:
    document = pikepdf.open(io.BytesIO(typeset(TEMPLATE, {"title": "Un titre", "text": ""})))
    root = document.Root
    assert (str(document.docinfo.Title), str(root.Lang)) == ("Un titre", "fr")
    assert (bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (
        True,
        True,
    )
    assert document.open_metadata()["pdfuaid:part"] == "1"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_value_is_never_run(text: str) -> None:
    """The title is those very words, and the pages as many as the words need."""
    document = pikepdf.open(io.BytesIO(typeset(TEMPLATE, {"title": text[:60], "text": text})))
    assert (str(document.docinfo.Title), document.Root.MarkInfo.Marked) == (text[:60], True)
    assert (len(document.pages) > 1) == (len(text) > 10_000)


def test_a_sign_that_no_font_has_costs_the_label_and_nothing_else() -> None:
    document = pikepdf.open(io.BytesIO(typeset(TEMPLATE, {"title": "Un renard", "text": "🦊"})))
    told = document.open_metadata().get("pdfuaid:part"), str(document.docinfo.Title)
    assert told == (None, "Un renard")


@pytest.mark.parametrize(
    "code",
    ['#read("/etc/passwd")', '#read("../../../etc/passwd")', '#import "@preview/x:1.0.0": *'],
)
def test_a_template_reads_no_file_and_fetches_nothing(code: str) -> None:
    with pytest.raises(TypesettingError):
        typeset(TEMPLATE + code, {"title": "x", "text": ""})


def test_the_same_data_give_the_same_bytes() -> None:
    data = {"title": "Un titre", "text": "Un texte."}
    assert typeset(TEMPLATE, data) == typeset(TEMPLATE, data)


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    typeset(TEMPLATE, {"title": "x", "text": ""})
    assert list(tmp_path.iterdir()) == []
