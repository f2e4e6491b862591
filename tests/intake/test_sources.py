"""Scheduled sources: the same plan and refusals, told once, never a bad file over a good base."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.intake.domain import sources
from iatheque.intake.domain.undoing import undo
from iatheque.intake.models import Import, Source
from iatheque.moderation.domain.rules import NotAllowedError
from iatheque.moderation.models import AuditEvent
from iatheque.organisations.models import Organisation
from tests.exchange.lines import OTHER_SIRET, WRONG_SIRET, line, table
from tests.harness.web_server import page, serving
from tests.organisations.people import SIREN, person

from .imports import library

pytestmark = pytest.mark.django_db

PAGE = "Ce fichier est une page web (HTML ou XML), pas un tableau."
SHRUNK = (
    "Ce fichier n’a plus que 1 lignes, contre 3 la fois précédente : il est sans doute incomplet."
)
THREE = table(*(line(nom_projet=f"Projet {number}") for number in range(3)))
ONE = table(line(nom_projet="Projet 0"))
HTML = b"<html>Erreur</html>"

Answers = dict[str, Any]


@pytest.fixture
def answers(settings: LazySettings) -> Any:
    """What a server of the outside answers at /a.csv."""
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    found: Answers = {}
    with serving(found) as (site, _hosts):
        found["site"] = site
        yield found


@pytest.fixture
def read(answers: Answers, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Read the source of `by` when this is what its address answers."""

    def act(content: bytes, by: User, siren: str = "", **answer: Any) -> tuple[str, str]:
        answers["/a.csv"] = page(content, **answer)
        source = sources.open_source(by=by, siren=siren, address=f"{answers['site']}/a.csv")
        with django_capture_on_commit_callbacks(execute=True):
            assert sources.read(source)
        source.refresh_from_db()
        return source.result, str(source.said or "")

    return act


def letters() -> list[tuple[str, list[str]]]:
    return [(letter.subject, letter.to) for letter in mail.outbox]


def test_what_is_good_is_stored_and_the_same_file_again_is_nothing_new(
    read: Any, team: User
) -> None:
    assert read(THREE, team) == ("applied", "")
    assert set(library()) == {"Projet 0", "Projet 1", "Projet 2"}
    before = library()

    assert read(THREE, team) == ("unchanged", "")

    assert (library(), Import.objects.count(), letters()) == (before, 1, [])
    source = Source.objects.get()
    assert (source.lines, Import.objects.get().source) == (3, source)


def test_a_bad_file_never_replaces_a_good_one_and_is_told_once(read: Any, team: User) -> None:
    read(THREE, team)
    before = library()

    assert read(HTML, team) == ("refused", PAGE)
    assert read(HTML, team) == ("refused", PAGE)
    told = [("Source régulière refusée : toute la bibliothèque", [team.email])]
    assert letters() == told
    assert read(ONE, team) == ("refused", SHRUNK)
    assert letters() == told * 2
    assert read(THREE[:-30], team)[0] == "refused"
    assert letters() == told * 3
    assert (library(), Import.objects.count()) == (before, 1)

    assert read(THREE, team) == ("unchanged", "")
    assert read(HTML, team) == ("refused", PAGE)
    assert letters() == told * 4


def test_an_answer_that_is_no_file_is_refused(read: Any, team: User) -> None:
    result, note = read(b"", team, status=503)

    assert (result, note.partition("/a.csv")[2]) == (
        "refused",
        " » ne donne pas de fichier (réponse 503 du serveur).",
    )


def test_lines_that_need_a_person_are_left_aside_and_counted(read: Any, team: User) -> None:
    content = table(
        line(), line(nom_projet="Faux", coll_siret=WRONG_SIRET), line(theme="Mobilités")
    )

    left = "Lignes laissées de côté, à regarder : 2."
    assert read(content, team) == ("applied", left)
    assert read(content, team) == ("unchanged", left)
    assert set(library()) == {"Prévoir les repas"}


def test_a_member_brings_her_own_lines_to_review(read: Any, agent: User) -> None:
    content = table(line(), line(nom_projet="Ailleurs", coll_siret=OTHER_SIRET))

    assert read(content, agent, SIREN) == ("applied", "Lignes laissées de côté, à regarder : 1.")
    assert {name: seen[0] for name, seen in library().items()} == {"Prévoir les repas": "submitted"}


def test_a_source_whose_owner_lost_her_rights_stops_until_somebody_takes_it_up(
    read: Any, agent: User, approver: User
) -> None:
    read(THREE, agent, SIREN)
    source = Source.objects.get()
    agent.memberships.update(is_accepted=False)

    assert sources.read(source)

    source.refresh_from_db()
    assert (source.is_paused, source.result, sources.read_due()) == (True, "refused", 0)
    sources.resume(source, by=approver)
    source.refresh_from_db()
    assert (source.by, source.is_paused, source.read_at) == (approver, False, None)


def test_a_source_is_read_when_its_time_has_come(read: Any, team: User) -> None:
    read(THREE, team)
    assert sources.read_due() == 0

    Source.objects.update(read_at=timezone.now() - timedelta(minutes=28))
    assert sources.read_due() == 1
    assert sources.read_due() == 0

    Source.objects.update(read_at=timezone.now() - timedelta(hours=1), is_paused=True)
    assert sources.read_due() == 0


def test_two_processes_read_a_source_once(read: Any, team: User) -> None:
    read(THREE, team)
    one, other = Source.objects.get(), Source.objects.get()

    assert [sources.read(one), sources.read(other)] == [True, False]


def test_what_a_source_brought_is_undone_like_any_import(read: Any, team: User) -> None:
    read(THREE, team)

    undo(Import.objects.get(), by=team)

    assert {seen[0] for seen in library().values()} == {"draft"}
    assert read(THREE, team) == ("unchanged", "")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/a.csv",
        "http://localhost/a.csv",
        "http://[::1]/a.csv",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/a.csv",
        "http://0x7f000001/a.csv",
        "http://[::ffff:127.0.0.1]/a.csv",
    ],
)
def test_an_address_inside_our_own_network_is_never_read(address: str, team: User) -> None:
    source = sources.open_source(by=team, siren="", address=address)

    assert sources.read(source)

    source.refresh_from_db()
    assert (source.result, str(source.said).partition(" est ")[2]) == (
        "refused",
        "sur un réseau privé : cette adresse n’est pas lue.",
    )


def test_a_redirect_to_our_own_network_is_not_followed(read: Any, team: User) -> None:
    inside = {"Location": "http://169.254.169.254/latest"}

    assert read(b"", team, status=302, headers=inside) == (
        "refused",
        "« 169.254.169.254 » est sur un réseau privé : cette adresse n’est pas lue.",
    )


def test_every_act_on_a_source_is_logged_and_kept_to_its_people(
    town: Organisation, agent: User
) -> None:
    stranger = person("passante")
    address = "https://ville.example/a.csv"
    source = sources.open_source(by=agent, siren=SIREN, address=address)
    for act in (sources.pause, sources.resume, sources.delete):
        with pytest.raises(NotAllowedError):
            act(source, by=stranger)
    with pytest.raises(NotAllowedError):
        sources.open_source(by=agent, siren="", address=address)

    sources.pause(source, by=agent)
    sources.resume(source, by=agent)
    sources.delete(source, by=agent)

    rows = AuditEvent.objects.order_by("pk").values_list("kind", "by", "organisation", "detail")
    assert list(rows) == [
        ("source", agent.pk, town.pk, f"{what} · {address}")
        for what in ("ouverte", "mise en pause", "reprise", "supprimée")
    ]
