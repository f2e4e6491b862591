"""The category of the European regulation: what a result leads to, written only when agreed."""

import pytest

from iatheque.decision.domain.category import (
    FIELD,
    Agreed,
    CategoryChangedError,
    category_of,
    present_category,
    write_category,
)
from iatheque.decision.domain.rules import NotAllowedError
from iatheque.projects.domain.parts import save_part
from iatheque.projects.models import Draft
from tests.decision.domain.cases import project_of, town
from tests.decision.law.cases import AI, HIGH_RISK, NONE_PERSONAL, RULES, qualified


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (RULES, "hors du règlement"),
        (AI, "autre système"),
        (AI | {"dialogue": "oui"}, "transparence"),
        (HIGH_RISK, "haut risque"),
        (HIGH_RISK | {"dialogue": "oui"}, "haut risque"),
        (AI | {"composant": "oui"}, "à déterminer"),
        (HIGH_RISK | NONE_PERSONAL | {"exception": "procedure"}, "autre système"),
        (HIGH_RISK | {"exception": "nsp"}, "à déterminer"),
        (HIGH_RISK | {"interdit_notation": "oui"}, "usage interdit"),
        (HIGH_RISK | {"interdit_notation": "nsp"}, "à déterminer"),
        ({"technique": "nsp"}, "à déterminer"),
    ],
)
def test_the_gravest_family_is_the_category_once_it_is_settled(
    said: dict[str, str], value: str
) -> None:
    assert category_of(qualified(**said)) == value


def test_every_category_is_a_value_of_the_field() -> None:
    assert FIELD.vocabulary is not None
    assert FIELD.vocabulary.values == (
        "haut risque",
        "transparence",
        "autre système",
        "hors du règlement",
        "usage interdit",
        "à déterminer",
    )


@pytest.mark.django_db
def test_what_was_agreed_is_written_to_the_draft_and_not_published() -> None:
    place, agent, _ = town()
    project = project_of(place)
    draft = write_category(project, Agreed("haut risque", ""), value="haut risque", by=agent)
    assert (present_category(draft), draft.revision, draft.updated_by) == ("haut risque", 2, agent)
    assert FIELD.key not in project.publications.latest("number").values


@pytest.mark.django_db
@pytest.mark.parametrize("agreed", [Agreed("autre système", ""), Agreed("haut risque", "")])
def test_nothing_is_written_over_what_the_author_was_not_shown(agreed: Agreed) -> None:
    place, agent, approver = town()
    project = project_of(place)
    if agreed.value == "haut risque":
        save_part(project, {FIELD.key: "à déterminer"}, revision=1, by=approver)
    before = present_category(Draft.objects.get(project=project))
    with pytest.raises(CategoryChangedError):
        write_category(project, agreed, value="haut risque", by=agent)
    assert present_category(Draft.objects.get(project=project)) == before


@pytest.mark.django_db
def test_a_stranger_writes_nothing() -> None:
    place, _, _ = town()
    _, stranger, _ = town("243300316")
    project = project_of(place)
    with pytest.raises(NotAllowedError):
        write_category(project, Agreed("haut risque", ""), value="haut risque", by=stranger)
