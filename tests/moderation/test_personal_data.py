"""What moderation keeps about a person: taken away with the rest, left without her name."""

import pytest

from iatheque.moderation.domain import contact, decisions, messages, submission
from iatheque.moderation.models import ContactMessage, CorrectionReport, Decision, Message
from iatheque.organisations.personal_data import erase, export
from tests.moderation.cases import draft, online, revision, town

pytestmark = pytest.mark.django_db


def test_a_person_takes_her_words_away_then_leaves_them_unsigned() -> None:
    place = town()
    project = draft(place, public_id="aaaaaaaaaa")
    review = submission.submit(project, by=place.contributor, message="À relire")
    messages.write(review, by=place.contributor, text="Une question")
    contact.write_signed(online(place), by=place.contributor, name="Moi", text="Bonjour")
    CorrectionReport.objects.create(
        project=project, email=place.contributor.email, text="Faux", status="open"
    )
    kept = export(place.contributor)
    assert [row["mot"] for row in kept["fiches_envoyees"]] == ["À relire"]
    assert [row["texte"] for row in kept["messages_de_relecture"]] == ["Une question"]
    assert [row["texte"] for row in kept["messages_aux_services"]] == ["Bonjour"]
    assert [row["texte"] for row in kept["signalements"]] == ["Faux"]

    erase(place.contributor)
    review.refresh_from_db()
    assert (review.submitted_by, Message.objects.get().author) == (None, None)
    assert (ContactMessage.objects.count(), CorrectionReport.objects.get().email) == (0, "")


def test_a_moderator_takes_her_decisions_away_then_leaves_them_unsigned() -> None:
    place = town()
    project = draft(place, public_id="aaaaaaaaaa")
    review = submission.submit(project, by=place.contributor)
    decisions.request_changes(
        review, by=place.moderator, revision=revision(project), reason="Précisez"
    )
    assert [row["raison"] for row in export(place.moderator)["decisions"]] == ["Précisez"]
    erase(place.moderator)
    assert (Decision.objects.get().by, Decision.objects.get().reason) == (None, "Précisez")
