"""Cells that Datami reads as they were written."""

import pytest

from iatheque.exchange.datami.cells import listed, one_line


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Prévoit les repas.", "Prévoit les repas."),
        ("- relevés\n\n+ capteurs\r\n  • trop  chers", "relevés // + capteurs // trop chers"),
        ("une\u2028ligne\u0085deux\x0btrois", "une // ligne // deux // trois"),
        ('dit "oui", puis "non"', 'dit "oui", puis "non"'),
        ('"Oui", dit-elle, "mais"', "“Oui”, dit-elle, “mais”"),
        ('"', "“”"),
        ("<img src=x onerror=alert(1)>", "‹img src=x onerror=alert(1)›"),
        ("~~datami-br~~", "datami-br~~"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_one_line_without_what_datami_misreads(text: str, cell: str) -> None:
    assert one_line(text) == cell


def test_values_of_a_list_are_separated_by_a_sign_that_none_of_them_holds() -> None:
    assert listed("Kocliko, Inria|Saclay, EDF") == "Kocliko|Inria/Saclay|EDF"


def test_an_empty_list_is_an_empty_cell() -> None:
    assert listed("") == ""
