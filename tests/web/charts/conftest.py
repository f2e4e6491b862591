"""A small catalogue whose every number can be counted on the fingers."""

import pytest

from tests.factories import make_project
from tests.web.catalogue.conftest import reader  # noqa: F401 - a fixture

ECOLOGY, MOVING = "Transformation écologique et énergétique", "Mobilités"


@pytest.fixture
def four() -> None:
    """Two communes on ecology, a metropolis on transport, another that gave up."""
    make_project(
        theme=ECOLOGY,
        sous_theme=["Gestion de l’eau", "Performance énergétique"],
        audience_service=["agent", "élu"],
        type_algorithme=["Machine Learning", "Computer vision"],
        herbergement="cloud chez un tiers",
        placement_visee="améliorer l’existant",
        placement_public="pour les agents",
        projet_date="03/2021",
        date="15/10/2025",
    )
    make_project(
        theme=ECOLOGY,
        sous_theme=["Gestion de l’eau"],
        type_algorithme=["NSP"],
        placement_visee="améliorer l’existant",
        placement_public="pour les agents",
        projet_date="05/2023",
        date="16/10/2025",
    )
    make_project(
        theme=MOVING,
        coll_type="Métropole",
        projet_status="En déploiement",
        placement_visee="nouvelle façon de faire",
        placement_public="pour les usagers",
        projet_date="01/2023",
        date="02/02/2024",
    )
    make_project(
        nom_projet="Régler les feux",
        coll_nom="Bordeaux Métropole",
        theme=MOVING,
        coll_type="Métropole",
        projet_status="Abandonné",
        status_abandon="Les capteurs tombaient en panne.",
        projet_date="12/2024",
        date="03/02/2024",
    )
