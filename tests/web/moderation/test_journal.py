"""The audit log: only added to, filtered, taken away without a formula in it."""

import csv
from io import StringIO

import pytest
from django.utils import timezone

from iatheque.moderation.audit import Kind, record
from iatheque.moderation.domain.circuits import set_circuit
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import AuditEvent, FixedRowError
from iatheque.organisations.domain.grants import grant_expert
from tests.moderation.cases import Town, draft, log, town
from tests.organisations.people import authority
from tests.web.moderation.visits import visit
from tests.web.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


def test_a_line_is_neither_changed_nor_deleted(place: Town) -> None:
    line = record(Kind.EXPERT_FILE, by=place.approver, project=draft(place), detail="notice.pdf")
    line.detail = "autre"
    for act in (
        line.save,
        line.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(detail="autre"),
    ):
        with pytest.raises(FixedRowError):
            act()
    kept = AuditEvent.objects.get()
    assert (kept.detail, kept.organisation) == ("notice.pdf", place.organisation)


def test_decisions_about_rights_are_in_the_log(place: Town) -> None:
    grant_expert(place.stranger, by=place.moderator, reason="Audit du code")
    [line] = AuditEvent.objects.all()
    assert (line.kind, line.by, line.detail) == (
        "rights",
        place.moderator,
        f"accès expert donné · n° {place.stranger.pk} · Audit du code",
    )


def rows(place: Town, query: str) -> list[str]:
    """Return the details shown for this query."""
    page = Page(visit(place.moderator).get(f"/moderation/journal/{query}").content)
    return page.texts("td")[5::6]


def test_the_log_is_filtered(place: Town) -> None:
    project = draft(place)
    record(Kind.EXPERT_FILE, by=place.approver, project=project, detail="a")
    record(Kind.BLANKED, by=place.moderator, project=draft(place), detail="b")
    today = timezone.localdate().isoformat()

    assert rows(place, "") == ["b", "a"]
    assert rows(place, "?quoi=expert_file") == ["a"]
    assert rows(place, "?qui=equipe") == ["b"]
    assert rows(place, f"?projet={project.public_id}") == ["a"]
    assert rows(place, f"?du={today}&au={today}") == ["b", "a"]
    assert rows(place, "?du=2999-01-01") == []
    assert rows(place, "?du=hier&quoi=rien") == ["b", "a"]


def test_the_log_is_taken_away_as_a_file_and_that_is_a_line_too(place: Town) -> None:
    project = draft(place)
    record(Kind.EXPERT_FILE, by=place.approver, project=project, detail='=HYPERLINK("x")')
    response = visit(place.moderator).get("/moderation/journal.csv?quoi=expert_file")
    text = b"".join(response).decode("utf-8-sig")
    [header, line] = csv.reader(StringIO(text))

    assert header == ["quand", "quoi", "qui", "projet", "collectivite", "precision"]
    assert line[1:] == [
        "lecture d’une ressource d’expert",
        place.approver.email,
        project.public_id,
        place.organisation.name,
        '\'=HYPERLINK("x")',
    ]
    assert log() == [("expert_file", "referente"), ("log_exported", "equipe")]


def test_the_national_team_chooses_the_circuit_of_a_verified_authority(place: Town) -> None:
    client = visit(place.moderator)
    posted = {"siren": place.organisation.siren, "circuit": "own"}
    for _click in range(2):
        client.post("/moderation/circuits/", posted)
    place.organisation.refresh_from_db()
    assert place.organisation.own_circuit
    assert log() == [("circuit", "equipe")]
    page = client.get("/moderation/circuits/").content.decode()
    assert "ses référents publient" in page
    with pytest.raises(NotAllowedError):
        set_circuit(place.organisation, own=False, by=place.approver)
    with pytest.raises(NotAllowedError):
        set_circuit(authority("000000018", verified=False), own=True, by=place.moderator)
