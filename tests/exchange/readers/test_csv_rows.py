"""CSV as spreadsheets, tools and people write it."""

import codecs
from itertools import product

import pytest

from iatheque.exchange.readers.table import Row, open_table
from tests.exchange.readers.reading import rows

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1252": b"",
}


@pytest.mark.parametrize(
    ("delimiter", "encoding", "end"), [*product(",;\t", ENCODINGS, ["\n", "\r\n", "\r"])]
)
def test_delimiter_encoding_and_line_ends_are_recognised(
    delimiter: str, encoding: str, end: str
) -> None:
    header = ["coll_nom", "nom_projet", "usage_description"]
    lines = [
        delimiter.join(header),
        delimiter.join(["Métropole, œuvre", '"Relevé ; « été »"', '"un\tdeux, trois ; 4"']),
    ]
    if delimiter == ",":
        lines[1] = '"Métropole, œuvre","Relevé ; « été »","un\tdeux, trois ; 4"'
    content = ENCODINGS[encoding] + (end.join(lines) + end).encode(encoding)

    assert rows(content) == [
        (
            2,
            {
                "coll_nom": "Métropole, œuvre",
                "nom_projet": "Relevé ; « été »",
                "usage_description": "un\tdeux, trois ; 4",
            },
        )
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_numbered_as_in_the_file_whatever_cells_hold(end: str) -> None:
    lines = ["", "id,coll_nom", 'a,"Ville', "", 'de Metz"', "", "b,Nantes", " , ", 'c,"Lyon"']

    assert rows(end.join(lines).encode()) == [
        (3, {"id": "a", "coll_nom": f"Ville{end}{end}de Metz"}),
        (7, {"id": "b", "coll_nom": "Nantes"}),
        (9, {"id": "c", "coll_nom": "Lyon"}),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("declared", [True, False])
def test_rows_that_end_by_a_lone_return_hold_line_ends_between_quotes(
    delimiter: str, declared: bool
) -> None:
    lines = ["id,coll_nom", 'a,"Ville\nde\r\nMetz"', "b,Nantes", "", 'c,"\nLyon"']
    text = "\r".join(lines).replace(",", delimiter)
    first = 2 if declared else 1

    assert rows((f"sep={delimiter}\r{text}" if declared else text).encode()) == [
        (first + 1, {"id": "a", "coll_nom": "Ville\nde\r\nMetz"}),
        (first + 4, {"id": "b", "coll_nom": "Nantes"}),
        (first + 6, {"id": "c", "coll_nom": "\nLyon"}),
    ]


def test_a_header_on_several_lines_does_not_shift_the_numbers() -> None:
    content = b'id,"Nom\nquelconque"\nabc,x\n'

    assert rows(content) == [(3, {"id": "abc"})]


def test_the_delimiter_is_the_one_that_makes_headers_known() -> None:
    content = "coll_nom;nom_projet;Notes, avis, remarques, idées\nMetz;Relevé;rien\n"

    assert rows(content.encode()) == [(2, {"coll_nom": "Metz", "nom_projet": "Relevé"})]


def test_the_line_by_which_excel_declares_its_delimiter_is_read() -> None:
    assert rows(b"sep=;\r\nid;coll_nom\r\na;Metz\r\n") == [(3, {"id": "a", "coll_nom": "Metz"})]


def test_a_shorter_row_leaves_its_last_columns_absent() -> None:
    with open_table(b"id,coll_nom,nom_projet\na,Metz\nb,Lyon,Relev\n") as table:
        assert list(table.rows) == [
            Row(2, {"id": "a", "coll_nom": "Metz"}, is_short=True),
            Row(3, {"id": "b", "coll_nom": "Lyon", "nom_projet": "Relev"}),
        ]


def test_texts_beyond_the_header_are_told_and_blanks_are_not() -> None:
    with open_table(b"id,coll_nom\na,Metz,\nb,Lyon, Relev\n") as table:
        assert list(table.rows) == [
            Row(2, {"id": "a", "coll_nom": "Metz"}),
            Row(3, {"id": "b", "coll_nom": "Lyon"}, excess=True),
        ]


def test_formulas_that_an_export_defused_come_back() -> None:
    content = b"id,coll_nom,nom_projet\n'=a,''=b,'tis\n"

    assert rows(content) == [(2, {"id": "=a", "coll_nom": "'=b", "nom_projet": "'tis"})]


def test_quotes_inside_a_cell_without_quotes_are_kept() -> None:
    assert rows(b'id,coll_nom\na,Le "grand" Lyon\n') == [
        (2, {"id": "a", "coll_nom": 'Le "grand" Lyon'})
    ]
