"""Projects like another."""

import pytest
from django.test import TestCase

from iatheque.projects.domain.state import set_state
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search.finder import similar
from tests.factories import make_project

pytestmark = pytest.mark.django_db

WASTE = "Repère les dépôts sauvages de déchets sur les photos prises par les bennes."


def test_similar_projects_share_theme_and_sub_theme_or_words_or_only_the_theme() -> None:
    like = make_project(
        nom_projet="Dépôts",
        usage_description=WASTE,
        theme="Mobilités",
        sous_theme=["Stationnement"],
    )
    other = {"usage_description": "Assistant pour rédiger.", "audience_service": ["élu"]}
    theme = make_project(nom_projet="Route", theme="Mobilités", **other)
    words = make_project(nom_projet="Bennes", usage_description=WASTE)
    both = make_project(
        nom_projet="Places", theme="Mobilités", sous_theme=["Stationnement"], **other
    )
    assert similar(Level.PUBLIC, like.pk) == [both.pk, words.pk, theme.pk]
    assert similar(Level.PUBLIC, like.pk, limit=1) == [both.pk]


def test_similar_projects_at_restreint_share_reserved_words() -> None:
    like = make_project(nom_projet="Un", algorithme_description="Forêt aléatoire de convives")
    make_project(nom_projet="Deux", algorithme_description="Réseau de neurones")
    same = make_project(nom_projet="Trois", algorithme_description="Forêt aléatoire aussi")
    make_project(nom_projet="Quatre", algorithme_description="Règles écrites à la main")
    assert similar(Level.RESTREINT, like.pk, limit=1) == [same.pk]


def test_similar_never_gives_the_project_itself_nor_a_withdrawn_one() -> None:
    alone = make_project()
    assert similar(Level.PUBLIC, alone.pk) == []
    assert similar(Level.PUBLIC, alone.pk + 1) == []


def test_projects_written_again_many_times_are_still_like_each_other() -> None:
    like, same = make_project(usage_description=WASTE), make_project(usage_description=WASTE)
    make_project(usage_description="Assistant pour rédiger.", theme="Mobilités")
    for _time in range(4):
        for project in (like, same):
            similar(Level.PUBLIC, like.pk)  # the index follows, one commit at a time
            with TestCase.captureOnCommitCallbacks(execute=True):
                set_state(project, State.PUBLISHED, by=None)
    assert similar(Level.PUBLIC, like.pk, limit=1) == [same.pk]
