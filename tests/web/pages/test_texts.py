"""The texts of the pages: given with the code, rewritten by the team, safe whatever they say."""

from pathlib import Path

import pytest
from django.test import TestCase

from iatheque.projects.catalogue import current_version
from iatheque.web.pages import texts
from iatheque.web.pages.models import PageText
from tests.harness.client import HouseClient


def test_texts_given_are_exactly_those_of_the_pages(root: Path) -> None:
    folder = root / "iatheque" / "web" / "pages" / "content" / "fr"

    assert sorted(path.stem for path in folder.iterdir()) == sorted(texts.KEYS)
    assert [
        key for key in texts.KEYS if not (texts.given(key).title and texts.given(key).html)
    ] == []


def test_glossary_explains_twenty_words() -> None:
    html = texts.given("contexte.glossaire").html

    assert (html.count("<dt>"), html.count("<dd>")) == (20, 20)


@pytest.mark.django_db
def test_text_rewritten_takes_the_place_of_the_given_one_until_it_is_deleted(
    client: HouseClient,
) -> None:
    given = texts.given("contexte.axes")
    row = PageText.objects.create(key=given.key, title="Nos choix", body="Un **seul** axe.")

    shown = client.get("/contexte/").content.decode()

    assert '<h2 id="axes">Nos choix</h2>\n<p>Un <strong>seul</strong> axe.</p>' in shown
    assert given.heading not in shown
    with TestCase.captureOnCommitCallbacks(execute=True):
        row.delete()
    assert given.heading in client.get("/contexte/").content.decode()


@pytest.mark.django_db
def test_text_saved_or_deleted_makes_a_new_version_of_the_pages() -> None:
    before = current_version()

    row = PageText.objects.create(key="contexte.axes", title="Nos choix", body="Un axe.")
    row.title = "Nos axes"
    row.save()
    row.delete()

    assert current_version() == before + 3


def test_contact_is_the_one_of_the_settings(settings: object) -> None:
    settings.CONTACT_EMAIL = "equipe@bibliotheque.example"

    html = texts.Text("contexte.contribuer", "Titre", "Écrivez à <{contact}>.").html

    assert html == (
        '<p>Écrivez à <a href="mailto:equipe@bibliotheque.example">'
        "equipe@bibliotheque.example</a>.</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un *mot* : `x`", "<p>Un <em>mot</em>&nbsp;: <code>x</code></p>\n"),
        ("### Titre", "<h3>Titre</h3>\n"),
        ("Mot\n: sens", "<dl>\n<dt>Mot</dt>\n<dd>sens</dd>\n</dl>\n"),
        ("[a](/modele/)", '<p><a href="/modele/">a</a></p>\n'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("<b onclick='x()'>a</b>", "<p>&lt;b onclick='x()'&gt;a&lt;/b&gt;</p>\n"),
        (
            "![a](https://ailleurs.example/a.png)",
            '<p>!<a href="https://ailleurs.example/a.png">a</a></p>\n',
        ),
        ("# Grand titre", "Grand titre\n"),
    ],
)
def test_markdown_is_small_and_safe(text: str, html: str) -> None:
    assert texts.Text("k", "t", text).html == html
