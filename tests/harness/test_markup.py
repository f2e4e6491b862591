"""The reader of pages finds what the content security policy would break."""

import pytest

from tests.harness.markup import faults


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p onclick='x()'>a</p>", ["line 1: the handler onclick on <p>"]),
        ("<p style='color: red'>a</p>", ["line 1: a style attribute on <p>: color: red"]),
        ("<script>1</script>", ["line 1: an inline <script>"]),
        ("<style>p {}</style>", ["line 1: a <style> element"]),
        ("<a href='JavaScript:x()'>a</a>", ["line 1: code in href on <a>"]),
        ("<p>{{ name }}</p>", ["line 1: a template tag was left: {{ name }}"]),
        ("<img src='//e.org/a.png'>", ["line 1: <img> fetches //e.org/a.png"]),
        ("<img srcset='/a.png 1x, https://e.org/b 2x'>", ["line 1: <img> fetches https://e.org/b"]),
        (
            "<link rel=stylesheet href='https://e.org/a'>",
            ["line 1: <link> fetches https://e.org/a"],
        ),
    ],
)
def test_faults_of_a_page_are_named(html: str, found: list[str]) -> None:
    assert faults(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<script src='/static/a.js' defer></script>",
        "<script src='http://testserver/static/a.js'></script>",
        '<script type=\'application/ld+json\'>{"a": {"b": 1}}</script>',
        "<link rel=canonical href='https://e.org/projets/'>",
        "<a href='https://e.org/'>a</a>",
    ],
)
def test_faults_of_a_clean_page_are_none(html: str) -> None:
    assert faults(html) == []
