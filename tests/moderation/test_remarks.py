"""What a machine tells the reviewer of a version."""

import pytest

from iatheque.moderation.remarks import hints
from iatheque.projects.models import Project
from iatheque.search.follow import sync
from tests.factories import make_project
from tests.moderation.cases import Town, draft, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


def warnings(project: Project) -> list[tuple[str, str]]:
    """Return the remarks that are neither « missing » nor « to complete »: field, words."""
    return [
        (hint.field.key if hint.field else "", str(hint.message))
        for hint in hints(project)
        if "manque" not in str(hint.message) and "reste à compléter" not in str(hint.message)
    ]


def test_a_sound_draft_says_nothing_but_what_is_left_to_fill(place: Town) -> None:
    assert warnings(draft(place)) == []


def test_what_is_missing_comes_first(place: Town) -> None:
    first = hints(draft(place, theme=None))[0]
    assert (first.severity.value, first.field.key if first.field else "") == ("erreur", "theme")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Écrire à jeanne.untel@ville.example pour en savoir plus", "jeanne.untel@ville.example"),
        ("Appeler le 06 12 34 56 78.", "06 12 34 56 78"),
        ("Appeler le +33 6.12.34.56.78", "+33 6.12.34.56.78"),
        ("Appeler le 0612345678", "0612345678"),
    ],
)
def test_an_address_or_a_telephone_number_in_a_public_text_is_pointed_at(
    place: Town, text: str, found: str
) -> None:
    assert warnings(draft(place, usage_description=text)) == [
        ("usage_description", f"« {found} » serait lu par tout le monde.")
    ]


@pytest.mark.parametrize(
    "text", ["SIRET 21220278200018", "En 2024 et 2025", "Lot 0612345678901", "12 000 000 000"]
)
def test_a_number_that_is_no_telephone_is_left_in_peace(place: Town, text: str) -> None:
    assert warnings(draft(place, usage_description=text)) == []


def test_a_private_address_as_contact_is_pointed_at(place: Town) -> None:
    assert warnings(draft(place, projet_contact="jeanne@gmail.com")) == [
        ("projet_contact", "« jeanne@gmail.com » ressemble à une adresse personnelle.")
    ]
    assert warnings(draft(place, projet_contact="numerique@ville.example")) == []


def test_the_siret_of_somebody_else_is_pointed_at(place: Town) -> None:
    assert warnings(draft(place, coll_siret="24330031600011")) == [
        (
            "coll_siret",
            "Ce SIRET n’est pas celui de Ville 212202782, qui a pour SIREN 212202782.",
        )
    ]


def test_nearly_the_same_name_online_is_pointed_at_with_its_address(place: Town) -> None:
    twin = make_project(nom_projet="Prévoir les repas des cantines", public_id="iatheque22")
    make_project(nom_projet="Trier les déchets")
    sync()
    [hint] = [one for one in hints(draft(place)) if one.path]
    assert (hint.path, twin.public_id) == (
        "/projets/iatheque22-prevoir-les-repas-des-cantines/",
        "iatheque22",
    )
    assert hints(Project.objects.select_related("draft", "organisation").get(pk=twin.pk)) != []


def test_a_project_is_not_its_own_twin(place: Town) -> None:
    project = make_project()
    sync()
    assert [one for one in hints(project) if one.path] == []
