"""The name a person gives a file decides a few letters of the one it is served under."""

import pytest

from iatheque.projects.resources.file_names import extension_of, safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Données 2024.csv", "donnees-2024.csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("..\\..\\windows\\a.csv", "a.csv"),
        ("/absolute/a.CSV", "a.csv"),
        ("page.html.csv", "page-html.csv"),
        ("a.php\0.csv", "a-php.csv"),
        ("nom\u202egpj.csv", "nomgpj.csv"),
        ("a\r\nContent-Type: text/html.csv", "html.csv"),
        ('a";filename="b.html";x=".csv', "a-filename-b-html-x.csv"),
        ("<script>alert(1)</script>.csv", "script.csv"),
        (".csv", "fichier.csv"),
        ("名.csv", "projet.csv"),
        ("x" * 5000 + ".csv", "x" * 80 + ".csv"),
        ("CON.csv", "con.csv"),
        ("photo.jpeg", "photo.jpg"),
        ("  a.csv  ", "a.csv"),
    ],
)
def test_a_name_is_made_safe(name: str, kept: str) -> None:
    assert safe_name(name, extension_of(name)) == kept


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("a", ""),
        ("a.", ""),
        ("", ""),
        ("a.csv.exe", "exe"),
        ("a.csv\u202e", "csv"),
        ("a.csv\0.html", "html"),
        ("a.csv/", ""),
        ("a.c sv", ""),
        ("a.html ", "html"),
        ("a." + "x" * 300, ""),
        ("a.ＣＳＶ", ""),
    ],
)
def test_the_last_extension_is_the_one_that_counts(name: str, extension: str) -> None:
    assert extension_of(name) == extension
