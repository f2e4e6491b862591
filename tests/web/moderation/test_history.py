"""The timeline of a sheet: what each reader sees of it, and what the team masks."""

import pytest

from iatheque.moderation.domain.decisions import withdraw
from iatheque.moderation.models import AuditEvent
from iatheque.projects.domain.state import set_state
from iatheque.projects.history import Difference, timeline
from iatheque.projects.history_words import Change, Piece, compare
from iatheque.projects.models import Project, Publication
from iatheque.projects.states import State
from iatheque.schema.fields import FIELD
from iatheque.schema.levels import Level
from tests.harness.client import HouseClient
from tests.moderation.cases import Town, online, rewrite, town
from tests.web.moderation.visits import visit
from tests.web.reading import Page

pytestmark = pytest.mark.django_db
PATH = "/projets/iatheque22-prevoir-les-repas-de-la-cantine/"


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def project(place: Town) -> Project:
    """Three versions: a public word changes, then a reserved one, then a public one leaves."""
    project = online(place, public_id="iatheque22", url_infos="https://vieux.example/")
    publish(project, url_infos="https://neuf.example/", partenaires=["Jeanne Untel"])
    publish(project, budget="moins de 50k€")
    publish(project, partenaires=["Université"])
    return project


def publish(project: Project, **changes: object) -> None:
    rewrite(project, **changes)
    project.refresh_from_db()
    set_state(project, State.PUBLISHED, by=None)


def changes(project: Project, level: Level) -> list[tuple[int, list[str]]]:
    return [
        (step.number, [one.field.key for one in step.changes])
        for step in timeline(project.pk, level)
    ]


def test_a_level_sees_the_changes_of_its_own_fields_only(project: Project) -> None:
    assert changes(project, Level.PUBLIC) == [
        (4, ["partenaires"]),
        (2, ["partenaires", "url_infos"]),
        (1, []),
    ]
    assert changes(project, Level.RESTREINT) == [
        (4, ["partenaires"]),
        (3, ["budget"]),
        (2, ["partenaires", "url_infos"]),
        (1, []),
    ]


def test_the_page_tells_the_public_what_changed_and_members_the_rest(
    place: Town, project: Project
) -> None:
    public = HouseClient().get(f"{PATH}historique/").content.decode()
    assert [word for word in ("vieux", "neuf", "Jeanne Untel") if word not in public] == []
    assert [word for word in ("moins de 50k€", "Passages d’un état") if word in public] == []

    for who in (place.contributor, place.moderator):
        inside = visit(who).get(f"{PATH}historique/").content.decode()
        assert "moins de 50k€" in inside
        assert "Passages d’un état" in inside
    for who in (place.stranger, place.neighbour):
        outside = visit(who).get(f"{PATH}historique/").content.decode()
        assert "Passages d’un état" not in outside
    assert "moins de 50k€" in visit(place.neighbour).get(f"{PATH}historique/").content.decode()


def test_the_history_of_what_is_not_online_is_for_its_members(
    place: Town, project: Project
) -> None:
    set_state(project, State.ARCHIVED, by=None)
    path = "/projets/iatheque22/historique/"
    who = (None, place.stranger, place.neighbour, place.contributor, place.moderator)
    assert [visit(one).get(path).status_code for one in who] == [404, 404, 404, 200, 200]


def test_an_old_address_leads_to_the_history(project: Project) -> None:
    for path in ("/projets/iatheque22-vieux/historique/", "/projets/iatheque22/historique/"):
        response = HouseClient().get(path)
        assert (response.status_code, response.headers["Location"]) == (301, f"{PATH}historique/")


def test_a_masked_value_leaves_every_past_version_and_the_log_says_who_and_why(
    place: Town, project: Project
) -> None:
    client = visit(place.moderator)
    page = Page(client.get(f"{PATH}historique/").content)
    links = [link["href"] for link in page.all("a") if "masquer" in link["href"]]
    path = "/moderation/projets/iatheque22/masquer/3/partenaires/"
    assert path in links

    response = client.post(path, {"reason": "Une personne est nommée"})
    assert response.headers["Location"] == "/projets/iatheque22/historique/"
    kept = Publication.objects.filter(project=project).order_by("number")
    assert [row.values.get("partenaires", "absent") for row in kept] == [
        "absent",
        None,
        None,
        ["Université"],
    ]
    public = HouseClient().get(f"{PATH}historique/").content.decode()
    assert "Jeanne" not in public
    assert "Une valeur a été masquée par l’équipe nationale." in public
    [line] = AuditEvent.objects.all()
    assert (line.kind, line.by, line.detail) == (
        "blanked",
        place.moderator,
        "partenaires (2, 3) · Une personne est nommée",
    )


@pytest.mark.parametrize(
    ("number", "key", "said"),
    [
        (4, "partenaires", "Cette valeur est encore en ligne"),
        (1, "partenaires", "Il n’y a plus rien à masquer ici."),
        (9, "theme", "Il n’y a plus rien à masquer ici."),
    ],
)
def test_what_cannot_be_masked_says_why(
    place: Town, project: Project, number: int, key: str, said: str
) -> None:
    path = f"/moderation/projets/iatheque22/masquer/{number}/{key}/"
    response = visit(place.moderator).post(path, {"reason": "Parce que"})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert AuditEvent.objects.count() == 0


def test_masking_needs_a_reason(place: Town, project: Project) -> None:
    path = "/moderation/projets/iatheque22/masquer/3/partenaires/"
    assert visit(place.moderator).post(path, {"reason": " "}).status_code == 422
    assert visit(place.moderator).get(f"{path[:-12]}inconnu/").status_code == 404
    assert Publication.objects.get(project=project, number=3).values["partenaires"]


def test_a_masked_value_is_told_from_one_that_was_never_filled(project: Project) -> None:
    row = Publication.objects.get(project=project, number=2)
    row.values["partenaires"] = None
    row.save()
    [_first, *_others] = timeline(project.pk, Level.PUBLIC)
    step = next(one for one in timeline(project.pk, Level.PUBLIC) if one.number == 2)
    assert step.changes[0] == Difference(
        FIELD["partenaires"], None, None, Level.PUBLIC, is_blanked=True
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("un deux", "un deux", [Piece(Change.SAME, "un deux")]),
        ("", "tout neuf", [Piece(Change.ADDED, "tout neuf")]),
        ("parti", "", [Piece(Change.REMOVED, "parti")]),
        (
            "l’eau est là",
            "l’eau était là",
            [
                Piece(Change.SAME, "l’eau "),
                Piece(Change.REMOVED, "est"),
                Piece(Change.ADDED, "était"),
                Piece(Change.SAME, " là"),
            ],
        ),
    ],
)
def test_texts_are_compared_word_by_word(before: str, after: str, expected: list[Piece]) -> None:
    assert compare(before, after) == expected


@pytest.mark.parametrize("words", [10, 5000])
def test_the_pieces_make_both_texts_again(words: int) -> None:
    before = " ".join(f"mot{rank}" for rank in range(words))
    after = " ".join(f"mot{rank}" for rank in range(0, words, 3))
    pieces = compare(before, after)
    assert "".join(one.text for one in pieces if one.change is not Change.ADDED) == before
    assert "".join(one.text for one in pieces if one.change is not Change.REMOVED) == after


def test_every_value_of_an_archived_project_can_be_masked_from_its_page() -> None:
    place = town()
    project = online(place, partenaires=["Camille Personne"])
    withdraw(project, by=place.moderator, reason="Demande de la personne")
    client = visit(place.moderator)
    path = f"/projets/{project.public_id}/historique/"
    mask = f"/moderation/projets/{project.public_id}/masquer/1/partenaires/"
    assert mask in client.get(path).content.decode()
    assert mask not in visit(place.contributor).get(path).content.decode()
    client.post(mask, {"reason": "Nom d’une personne"})
    page = client.get(path).content.decode()
    assert ("Camille Personne" in page, mask in page) == (False, False)
