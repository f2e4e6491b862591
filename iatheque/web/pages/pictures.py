"""The pictures of the help: what each shows, and its size; taken by `tests.e2e.pictures`."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.templatetags.static import static

from iatheque.lib.messages import N_
from iatheque.web.typography import gettext as _

# Written with the pictures; a test fails when the pages they show have other headings.
FIGURES = Path(__file__).with_name("pictures.json")

# What somebody who does not see the picture must know of it.
PICTURES = {
    "recherche": N_(
        "La liste des projets : le champ de recherche, Affiner la liste, le nombre de projets "
        "trouvés, les onglets Fiches, Tableau, Carte et Chiffres, puis une fiche par projet."
    ),
    "fiche": N_(
        "Une fiche : le nom du projet, sa collectivité, puis sa maturité, sa date de début, son "
        "public et son thème."
    ),
    "suivre": N_(
        "La page pour suivre une liste : une adresse électronique à donner, et le choix entre "
        "chaque jour et chaque semaine."
    ),
    "donnees": N_("La page des données : un sommaire, puis les fichiers à télécharger."),
    "connexion": N_(
        "La page de connexion : une adresse électronique à donner, et un bouton pour recevoir un "
        "code."
    ),
    "etape": N_(
        "La première étape d’une fiche : votre place parmi les cinq étapes, puis les questions, "
        "chacune avec le niveau de lecture de la réponse."
    ),
    "envoi": N_(
        "La page d’envoi : un mot facultatif pour la personne qui relit, le bouton Envoyer à la "
        "relecture, puis ce qu’il serait utile de compléter."
    ),
    "import": N_("La page d’import : un fichier à choisir, ou son adresse à donner."),
    "ressource": N_("La page des ressources d’un projet : un titre, un fichier ou une adresse."),
    "evaluations": N_(
        "Les évaluations d’un projet : pour chaque outil, ses moments, ce qui est rempli, et qui "
        "peut le voir."
    ),
    "radar": N_(
        "Le radar du projet de cantine : les notes de mise en production, au centre, sont plus "
        "basses que celles du début."
    ),
    "girouet": N_(
        "Le girouet du projet de cantine, selon six personnes : l’engagement au travail et "
        "l’organisation penchent du côté défavorable, les deux autres feuillets du côté favorable."
    ),
    "relectures": N_(
        "La boîte des relectures : une demande par ligne, avec son auteur et son âge."
    ),
    "relecture": N_(
        "Une relecture : qui a envoyé la fiche et quand, puis les remarques automatiques."
    ),
    "apercu": N_("La page des liens d’aperçu : ce que le lien montre, et un bouton pour le créer."),
    "signalements": N_("La page des signalements : ceux qui attendent une réponse."),
    "circuits": N_(
        "La page des circuits : pour chaque collectivité, qui décide d’une publication."
    ),
    "journal": N_(
        "Le journal : des filtres, puis une ligne par geste, avec sa date et son auteur."
    ),
}


class Picture(NamedTuple):
    """A picture as a page shows it; `alt` is its French text."""

    address: str
    alt: str
    width: int
    height: int


def file_of(key: str) -> str:
    """Return where the picture is among the static files."""
    return f"iatheque/help/{key}.webp"


def picture(key: str) -> Picture | None:
    """Return the picture of that key, None when there is none (a text may ask for any)."""
    taken = _taken().get(key)
    if taken is None or key not in PICTURES:
        return None
    return Picture(static(file_of(key)), _(PICTURES[key]), taken["width"], taken["height"])


@cache
def _taken() -> dict[str, dict]:
    return json.loads(FIGURES.read_text(encoding="utf-8"))
