"""The texts that go with the file, in Markdown: what it is, and what each column holds."""

from iatheque.exchange import licence
from iatheque.schema.version import MODEL_DATE, MODEL_VERSION

from .columns import FIELDS


def presentation(site_url: str) -> str:
    """Return the page that presents the library."""
    return (
        "---\n"
        "titre: Bibliothèque des projets d’IA des collectivités\n"
        f"licence: {licence.NAME}\n"
        f"source: {site_url}\n"
        "---\n\n"
        "# Les projets d’intelligence artificielle des collectivités\n\n"
        "Chaque ligne est un projet décrit par la collectivité qui le porte, puis relu. Ce fichier "
        "ne contient que les informations ouvertes à tout public.\n\n"
        f"- [Le catalogue complet]({site_url}/projets/)\n"
        f"- [Les données à télécharger]({site_url}/donnees/)\n"
        f"- [Le modèle de données]({site_url}/modele/)\n"
    )


def columns(site_url: str) -> str:
    """Return the page that explains the columns."""
    lines = [f"| `{field.key}` | {field.label} | {field.help} |" for field in FIELDS]
    return (
        "# Les colonnes du fichier\n\n"
        f"Modèle version {MODEL_VERSION}, du {MODEL_DATE}.\n\n"
        "| Colonne | Nom | Ce qu’elle contient |\n|---|---|---|\n"
        + "\n".join(lines)
        + "\n| `id` | Identifiant | Dix caractères propres au projet, jamais réutilisés. |\n"
        f"| `url` | Adresse de la fiche | La page du projet sur {site_url}. |\n"
    )
