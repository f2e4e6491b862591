"""Cards hold finished words."""

import pytest

from iatheque.projects import entries
from iatheque.schema.levels import Level
from iatheque.schema.vocabularies import VOCABULARIES
from iatheque.web.cards import Card, cards, initials, summary
from iatheque.web.words import AUDIENCES, SUBTHEMES, THEMES
from tests.factories import make_project


@pytest.mark.django_db
def test_card_of_a_project() -> None:
    project = make_project(audience_service=["agent", "élu", "grand public"], date="01/05/2025")

    assert cards(entries.fetch(Level.PUBLIC, [project.pk])) == [
        Card(
            path=f"/projets/{project.public_id}-prevoir-les-repas-de-la-cantine/",
            title="Prévoir les repas de la cantine",
            initials="VSB",
            authority="Ville de Saint-Brieuc",
            kind="Commune",
            summary="Prévoit chaque soir le nombre de repas du lendemain, école par école.",
            theme="Citoyenneté, santé, et solidarité",
            theme_slug="citoyennete",
            status="En expérimentation",
            stage="stage-2",
            audience="Pour les agents, les élus et le grand public",
            updated="Mis à jour en mai 2025",
        )
    ]


@pytest.mark.django_db
def test_card_of_an_abandoned_project_calls_to_read_why() -> None:
    project = make_project(projet_status="Abandonné")
    (card,) = cards(entries.fetch(Level.PUBLIC, [project.pk]))

    assert (card.status, card.stage) == ("Abandonné, voir pourquoi", "stage-off")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Pour le grand public"),
        (4, "Pour le grand public, les bénéficiaires, les agents et les associations"),
        (5, "Pour le grand public, les bénéficiaires, les agents et 2 autres publics"),
    ],
)
def test_card_names_the_first_audiences(count: int, said: str) -> None:
    project = make_project(audience_service=list(AUDIENCES)[:count])
    (card,) = cards(entries.fetch(Level.PUBLIC, [project.pk]))

    assert card.audience == said


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Bordeaux Métropole", "BM"),
        ("Ville de Saint-Brieuc", "VSB"),
        ("Communauté d’agglomération de l’Étampois Sud-Essonne", "CAÉ"),
        ("Sicoval", "S"),
        ("", ""),
    ],
)
def test_initials_of_an_authority(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_summary_is_cut_between_words() -> None:
    assert summary("Prévoit les repas, école par école.", 20) == "Prévoit les repas…"
    assert summary("Court.\n\nEn deux paragraphes.") == "Court. En deux paragraphes."


def test_words_cover_their_lists() -> None:
    assert tuple(THEMES) == VOCABULARIES["theme"].values
    assert tuple(SUBTHEMES) == VOCABULARIES["sous_theme"].values
    assert tuple(AUDIENCES) == VOCABULARIES["audience_service"].values
