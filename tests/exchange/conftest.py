"""Projects to write and to read back."""

import pytest

from iatheque.projects.models import Project
from iatheque.schema.field import Value
from tests.factories import make_project

# The thirty fields and the extension, with what a spreadsheet would run or cut.
EVERYTHING: dict[str, Value] = {
    "coll_nom": "=Ville de Saint-Brieuc",
    "nom_projet": "@cantine, « prévoir »",
    "coll_type": "Commune",
    "projet_status": "Abandonné",
    "status_abandon": "- relevés incomplets\n\n+ capteurs chers",
    "partenaires": ["@Mégalis", "Université Rennes 2"],
    "projet_contact": "numerique@ville.example",
    "financement": "'=Fonds vert",
    "budget": "de 50k€ à 100k€",
    "usage_description": 'Prévoit "chaque soir",\nécole par école ; 100 % frugal.',
    "mise_en_oeuvre": ["Projet développé en interne", "marché public"],
    "theme": "Citoyenneté, santé, et solidarité",
    "sous_theme": ["Education", "Santé et accès aux soins"],
    "audience_service": ["agent", "élu"],
    "herbergement": "en interne de l'administration",
    "nom_algorithme": "''@repas",
    "algorithme_description": "＝ estime les convives",
    "algorithme_operations": "+nettoyage",
    "type_algorithme": ["Machine Learning", "IA générative"],
    "impact_environnement": "-2,1 kWh",
    "donnees_source": ["NSP"],
    "donnees_acces": ["par API"],
    "url_infos": "https://ville.example/cantine?a=1,2",
    "url_ressources": "https://forge.example/cantine",
    "image_url": "https://ville.example/logo.png",
    "longitude": -0.584,
    "latidude": 48.0,
    "date": "01/02/2025",
    "placement_visee": "plutôt nouveau",
    "placement_public": "pour les agents",
}


@pytest.fixture
def full_project(db: None) -> Project:
    """A published project with every field filled."""
    return make_project(public_id="aaaaaaaaaa", **EVERYTHING)


@pytest.fixture
def plain_project(db: None) -> Project:
    """A published project with the required public fields only."""
    return make_project(public_id="bbbbbbbbbb")
