"""A document with a block of every kind, and texts that would like to be run."""

from iatheque.lib.documents.blocks import (
    Document,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Points,
    Run,
    Table,
    blank,
    words,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#eee"/><text x="4" y="14" font-size="9">Été</text></svg>'
)
HOSTILE = [
    '#read("/etc/passwd")',
    '#panic("x")',
    '"] #import "x.typ" ["',
    "$x$ *gras* _souligné_ `code` = Titre",
    "<script>alert(1)</script> & <b>",
    "\x00\x01\x0b\ufffe\u202eà l’envers",
    "مرحبا بالعالم",
    "😀 </w:t></w:r><w:br/> @ref",
    "m" * 2_000,
    "mot " * 5_000,
    "une ligne\nune autre\r\nune troisième",
]


def document(text: str = "Une valeur", **changes: str) -> Document:
    """Return a document that says `text` wherever a value may stand."""
    said = {
        "title": "Un titre",
        "letterhead": "Ville, SIREN 212202782",
        "author": "Ville",
        "description": "À quoi il sert.",
        "notice": "Document préparatoire.",
        "footer": "Un titre · préparatoire",
    }
    return Document(
        **said | changes,
        blocks=(
            Heading("Une partie"),
            Heading("Un détail", level=3),
            Paragraph((Run("Avant "), *blank("à compléter : le nom"), Run(", après"))),
            Paragraph(words(text), is_quote=True),
            Points((words(text), words("Un site", "https://ville.example/a?b=c#d"))),
            Table(
                "Ce que dit la fiche",
                ("Rubrique", "Réponse"),
                ((words("Nom"), words(text)), (words("Date"), blank("à compléter"))),
            ),
            Lines("Motifs", 3, (words("Fait à Ville"),)),
            Picture(SVG, "Un rectangle qui dit « Été ».", "Un rectangle"),
        ),
    )
