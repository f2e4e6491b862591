"""The texts of the pages: those given with the code, each replaceable in the administration."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from iatheque.web.typography import spaced

from . import markdown
from .models import PageText

_CONTENT = Path(__file__).parent / "content"

# Each page's texts, in the order shown; `content/fr/<key>.md` holds the words.
PAGES: dict[str, tuple[str, ...]] = {
    "contexte": (
        "strategie",
        "axes",
        "objectifs",
        "methode",
        "contribuer",
        "partenaires",
        "credits",
        "glossaire",
    ),
    "mentions-legales": ("editeur", "contenus", "liens"),
    "accessibilite": ("etat", "essais", "limites", "contact"),
    "donnees-personnelles": ("visiteurs", "projets", "comptes", "droits"),
    "chiffres": ("methode", "reprendre"),
    "sobriete": ("choix", "tiers"),
    "donnees": ("licence", "citer", "reutiliser"),
    "modele": ("versions",),
    "aide": (
        "chercher",
        "lire",
        "suivre",
        "reprendre",
        "compte",
        "documenter",
        "envoyer",
        "importer",
        "joindre",
        "exemple",
        "relire",
        "signalements",
        "circuits",
        "apercu",
        "journal",
    ),
}
KEYS = tuple(f"{page}.{name}" for page, names in PAGES.items() for name in names)


@dataclass(frozen=True, slots=True)
class Text:
    """One text as written: its title and its Markdown."""

    key: str
    title: str
    body: str

    @property
    def anchor(self) -> str:
        """The fragment that leads to it in its page."""
        return self.key.rpartition(".")[2]

    @property
    def heading(self) -> str:
        """The title with the spaces of French."""
        return spaced(self.title)

    @property
    def html(self) -> str:
        """The text as safe HTML, with the spaces of French."""
        body = self.body.replace("{contact}", settings.CONTACT_EMAIL)
        return markdown.to_html(spaced(body))


def of_page(page: str) -> list[Text]:
    """Return the texts of a page in order, those of the team first served (one query)."""
    keys = [f"{page}.{name}" for name in PAGES[page]]
    rewritten = {row.key: row for row in PageText.objects.filter(key__in=keys)}
    return [
        Text(key, rewritten[key].title, rewritten[key].body) if key in rewritten else given(key)
        for key in keys
    ]


@cache
def _given(key: str, language: str) -> Text:
    path = _CONTENT / language / f"{key}.md"
    if not path.exists():
        path = _CONTENT / "fr" / f"{key}.md"
    title, _, body = path.read_text(encoding="utf-8").removeprefix("# ").partition("\n")
    return Text(key, title.strip(), body.strip())


def given(key: str) -> Text:
    """Return the text given with the code, in the reader's language when it exists."""
    return _given(key, get_language() or settings.LANGUAGE_CODE)
