"""The queue and the review, as people meet them."""

import pytest
from django.core import mail
from django.test import TestCase

from iatheque.moderation.domain.decisions import request_changes
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import Decision, Message
from iatheque.schema.field import Kind
from iatheque.schema.fields import FIELDS
from tests.moderation.cases import Town, draft, online, revision, rewrite, state, statuses, town
from tests.organisations.people import person
from tests.web.moderation.visits import visit
from tests.web.reading import Page

pytestmark = pytest.mark.django_db
EVIL = '<script>alert(1)</script><img src=x onerror="a()">'


@pytest.fixture
def place() -> Town:
    return town()


def subjects(place: Town, who: str, query: str = "") -> list[str]:
    content = visit(getattr(place, who)).get(f"/moderation/{query}").content
    return Page(content).texts("h2", class_="mail-what")


def test_the_queue_shows_what_waits_oldest_first_and_filters_it(place: Town) -> None:
    submit(draft(place, nom_projet="Premier"), by=place.contributor)
    updated = online(place, nom_projet="En ligne")
    rewrite(updated, nom_projet="Deuxième")
    submit(updated, by=place.contributor)
    back = submit(draft(place, nom_projet="Troisième"), by=place.contributor)
    request_changes(back, by=place.moderator, revision=1, reason="Précisez")

    assert subjects(place, "moderator") == ["Premier", "Deuxième"]
    assert subjects(place, "moderator", "?genre=nouveaux") == ["Premier"]
    assert subjects(place, "moderator", "?genre=mises-a-jour") == ["Deuxième"]
    assert subjects(place, "moderator", "?boite=a-reprendre") == ["Troisième"]
    assert subjects(place, "moderator", "?boite=decidees") == []
    assert subjects(place, "moderator", "?collectivite=nulle part") == []
    assert subjects(place, "moderator", "?boite=x&genre=y&page=99") == ["Premier", "Deuxième"]


def test_an_approver_reads_the_queue_of_her_own_circuit_only() -> None:
    place = town()
    submit(draft(place, nom_projet="Au national"), by=place.contributor)
    assert subjects(place, "approver") == []
    place.organisation.own_circuit = True
    place.organisation.save()
    assert subjects(place, "approver") == ["Au national"]
    assert subjects(place, "neighbour") == []


def test_the_queue_asks_the_database_as_much_for_one_as_for_ten(
    place: Town, django_assert_max_num_queries: object
) -> None:
    for rank in range(10):
        submit(draft(place, nom_projet=f"Projet {rank}"), by=place.contributor)
    client = visit(place.moderator)
    with django_assert_max_num_queries(6):
        client.get("/moderation/")


def test_a_new_version_is_compared_word_by_word(place: Town) -> None:
    project = online(place, usage_description="Prévoit le nombre de repas du lendemain")
    rewrite(project, usage_description="Prévoit chaque soir le nombre de repas")
    review = submit(project, by=place.contributor)
    page = Page(visit(place.moderator).get(f"/moderation/relectures/{review.pk}/").content)

    assert page.texts("del") == ["retiré\xa0: du lendemain fin du retrait"]
    assert page.texts("ins") == ["ajouté\xa0: chaque soir fin de l’ajout"]


def test_html_in_every_text_field_is_inert(place: Town) -> None:
    kinds = {Kind.LINE, Kind.BLOCK}
    texts = {field.key: EVIL for field in FIELDS if field.kind in kinds}
    project = online(place)
    rewrite(project, **texts, partenaires=[EVIL])
    review = submit(project, by=place.contributor, message=EVIL)
    Message.objects.create(review=review, author=place.contributor, text=EVIL)
    place.contributor.full_name = EVIL
    place.contributor.save()
    client = visit(place.moderator)
    for path in ("/moderation/", f"/moderation/relectures/{review.pk}/", "/moderation/journal/"):
        content = client.get(path).content.decode()
        assert "<script>alert" not in content, path
        assert "<img src=x" not in content, path
    decision = {"action": "changes", "revision": revision(project), "reason": EVIL}
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(f"/moderation/relectures/{review.pk}/decision/", decision)
    assert "<script>" not in mail.outbox[-1].alternatives[0][0]
    assert "<script>" not in client.get(f"/moderation/relectures/{review.pk}/").content.decode()


@pytest.mark.parametrize(
    ("action", "reason", "expected"),
    [
        ("publish", "", ("published", ["published"])),
        ("changes", "Précisez", ("changes_requested", ["changes_requested"])),
        ("refuse", "Hors sujet", ("refused", ["refused"])),
    ],
)
def test_a_decision_is_taken_at_the_foot_of_the_page(
    place: Town, action: str, reason: str, expected: tuple[str, list[str]]
) -> None:
    project = draft(place)
    review = submit(project, by=place.contributor)
    client = visit(place.moderator)
    posted = {"action": action, "reason": reason, "revision": 1}
    response = client.post(f"/moderation/relectures/{review.pk}/decision/", posted)

    assert response.headers["Location"] == "/moderation/"
    assert (state(project), statuses(project)) == expected
    assert Decision.objects.get().reason == reason


def test_a_refusal_without_reason_says_so_and_keeps_the_page(place: Town) -> None:
    project = draft(place)
    review = submit(project, by=place.contributor)
    response = visit(place.moderator).post(
        f"/moderation/relectures/{review.pk}/decision/", {"action": "refuse", "revision": 1}
    )
    assert (response.status_code, statuses(project)) == (422, ["waiting"])
    assert "Dites pourquoi" in response.content.decode()


def test_the_second_of_two_moderators_is_told_who_decided(place: Town) -> None:
    project = draft(place)
    review = submit(project, by=place.contributor)
    first, second = visit(place.moderator), visit(person("collegue", is_moderator=True))
    path = f"/moderation/relectures/{review.pk}/"
    assert second.get(path).status_code == 200
    first.post(f"{path}decision/", {"action": "publish", "revision": 1})
    response = second.post(
        f"{path}decision/", {"action": "refuse", "revision": 1, "reason": "Non"}, follow=True
    )
    assert "equipe@exemple.example a déjà décidé : publication" in response.content.decode()
    assert (state(project), Decision.objects.count()) == ("published", 1)


def test_a_text_changed_meanwhile_is_read_again_before_deciding(place: Town) -> None:
    project = online(place)
    review = submit(project, by=place.contributor)
    newer = rewrite(project, nom_projet="Écrit pendant la lecture")
    client = visit(place.moderator)
    path = f"/moderation/relectures/{review.pk}/decision/"
    response = client.post(path, {"action": "publish", "revision": newer - 1})
    page = Page(response.content)

    assert response.status_code == 422
    assert "Le texte a changé depuis que vous l’avez ouvert." in page.one("main").text
    assert page.one("input", name="revision")["value"] == str(newer)


def test_contributor_and_moderator_write_to_each_other(place: Town) -> None:
    review = submit(draft(place), by=place.contributor)
    path = f"/moderation/relectures/{review.pk}/"
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        visit(place.moderator).post(f"{path}messages/", {"text": "Depuis quand ?"})
        visit(place.contributor).post(f"{path}messages/", {"text": "Depuis mars."})
        visit(place.contributor).post(f"{path}messages/", {"text": "Depuis mars."})

    assert [(letter.to, "Lire et répondre" in letter.body) for letter in mail.outbox] == [
        ([place.contributor.email], True),
        ([place.moderator.email], True),
    ]
    page = Page(visit(place.contributor).get(path).content)
    assert [text.split(" ", 1)[0] for text in page.texts("article")] == [
        "equipe@exemple.example,",
        "agente@exemple.example,",
    ]
