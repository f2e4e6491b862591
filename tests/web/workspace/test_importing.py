"""Importing in the browser: what each page shows, and to whom."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.intake.models import Import, Source
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Draft, Project
from tests.exchange.lines import LINE, WRONG_SIRET, line, table
from tests.harness.client import HouseClient
from tests.organisations.people import member, person

from .conftest import SIREN, browser

pytestmark = pytest.mark.django_db

HOME = f"/espace/{SIREN}/imports/"


@pytest.fixture
def team(db: None) -> HouseClient:
    """The browser of the national team."""
    return browser(person("equipe", is_moderator=True))


def upload(
    client: Client, *lines: dict[str, str], home: str = HOME, name: str = "projets.csv"
) -> str:
    """Send these lines; return the address of the plan."""
    file = SimpleUploadedFile(name, table(*lines), "text/csv")
    response = client.post(home, {"fichier": file})
    assert response.status_code == 302
    return str(response.headers["Location"])


def words(client: Client, path: str, status: int = 200) -> str:
    """Return what a page says, its tags left out."""
    response = client.get(path)
    assert response.status_code == status
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main.partition(">")[2]).split())


def states() -> Iterator[tuple[str, str]]:
    rows = Draft.objects.order_by("pk").values_list("values__nom_projet", "project__state")
    yield from rows


def test_a_plan_is_read_applied_and_undone(team: HouseClient) -> None:
    home = "/espace/tous/imports/"
    path = upload(team, line(), line(nom_projet="Faux", coll_siret=WRONG_SIRET), home=home)
    assert list(states()) == []
    said = words(team, path)
    assert "Refusées (1) Propositions (1) Créations (1)" in said
    assert "Reprendre le SIRET 21220278200018" in said

    chosen = team.post(f"{path}choisir/", {"montre": "3", "reprendre": "3"}, follow=True)
    assert "Le plan tient compte de vos choix." in chosen.content.decode()
    assert "Créations (2)" in words(team, path)

    team.post(f"{path}enregistrer/")
    assert list(states()) == [("Prévoir les repas", "published"), ("Faux", "published")]
    assert "Import enregistré" in words(team, path)
    assert "projets.csv Enregistré" in words(team, home)

    report = b"".join(team.get(f"{path}compte-rendu.csv").streaming_content).decode()
    assert [row.partition(";")[0] for row in report.splitlines()] == ["\ufeffligne", "2", *"33"]

    assert "Les projets qu’il a mis en ligne redeviennent des brouillons." in words(
        team, f"{path}annuler/"
    )
    team.post(f"{path}annuler/")
    assert list(states()) == [("Prévoir les repas", "draft"), ("Faux", "draft")]
    assert "Import annulé" in words(team, path)
    assert team.get(f"{path}annuler/").status_code == 302


def test_the_plan_of_somebody_is_hers_until_it_is_applied(
    town: Organisation, agent: User, approver: User
) -> None:
    mine, other = browser(agent), browser(approver)
    path = upload(mine, line())

    acts = ("choisir/", "enregistrer/", "oublier/", "annuler/")
    assert {other.get(path).status_code} | {other.post(path + act).status_code for act in acts} == {
        404
    }
    assert "projets.csv" not in words(other, HOME)
    mine.post(f"{path}enregistrer/")
    assert other.get(path).status_code == 200
    assert "projets.csv" in words(other, HOME)


def test_only_the_national_team_imports_into_the_whole_library(
    town: Organisation, approver: User, team: HouseClient
) -> None:
    assert browser(approver).get("/espace/tous/imports/").status_code == 404
    assert team.get("/espace/tous/imports/").status_code == 200
    path = upload(team, line(), home="/espace/tous/imports/")
    assert team.get(path.replace("tous", SIREN)).status_code == 404


def test_what_a_member_imports_says_that_it_goes_to_review(agent: User) -> None:
    client = browser(agent)
    assert "Les projets seront ensuite envoyés à la relecture." in words(client, HOME)
    path = upload(client, line())
    assert "Les projets seront envoyés à la relecture" in words(client, path)

    client.post(f"{path}enregistrer/")

    assert list(states()) == [("Prévoir les repas", "submitted")]
    assert "Les projets complets attendent leur relecture." in words(client, path)


def test_lines_that_keep_from_undoing_are_named(agent: User) -> None:
    client = browser(agent)
    path = upload(client, line())
    client.post(f"{path}enregistrer/")
    Draft.objects.update(revision=9)

    assert "Ligne 2 · Prévoir les repas modifié depuis l’import" in words(client, f"{path}annuler/")
    assert "ne peut plus être annulé" in client.post(f"{path}annuler/").content.decode()
    assert list(states()) == [("Prévoir les repas", "submitted")]


def test_a_library_that_changed_is_told_on_the_new_plan(agent: User, town: Organisation) -> None:
    client, other = browser(agent), browser(member("collegue", town))
    path, first = upload(client, line()), upload(other, line())
    other.post(f"{first}enregistrer/")

    client.post(f"{path}enregistrer/")

    said = words(client, path)
    assert "La bibliothèque a changé depuis la lecture de votre fichier" in said
    assert "Cet import ne changerait rien." in said
    assert Project.objects.count() == 1


def test_a_plan_that_waited_too_long_is_forgotten(agent: User) -> None:
    client = browser(agent)
    path = upload(client, line())
    Import.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    client.post(f"{path}enregistrer/")
    assert list(states()) == []
    said = client.get(path, follow=True).content.decode()
    assert "Ce plan a trop attendu : envoyez de nouveau le fichier." in said
    assert Import.objects.count() == 0


def test_a_refused_file_says_why_and_changes_nothing(agent: User) -> None:
    client = browser(agent)
    response = client.post(HOME, {"fichier": SimpleUploadedFile("a.csv", b"<html></html>")})

    path = str(response.headers["Location"])
    assert "Ce fichier est une page web (HTML ou XML), pas un tableau." in words(client, path)
    client.post(f"{path}oublier/")
    assert client.get(path).status_code == 404


def test_a_file_that_is_too_big_is_not_kept(agent: User, settings: LazySettings) -> None:
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    big = SimpleUploadedFile("a.csv", b"x" * (1024 * 1024 + 1))

    response = browser(agent).post(HOME, {"fichier": big})

    assert response.status_code == 422
    assert "Le fichier dépasse la taille permise (1 Mo)." in response.content.decode()
    assert Import.objects.count() == 0


def test_nothing_sent_is_said(agent: User) -> None:
    response = browser(agent).post(HOME)

    assert response.status_code == 422
    assert "Choisissez un fichier, ou donnez son adresse." in response.content.decode()


def test_an_upload_needs_its_token(agent: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)

    response = client.post(HOME, {"fichier": SimpleUploadedFile("a.csv", table(line()))})

    assert (response.status_code, Import.objects.count()) == (403, 0)


def test_an_address_inside_our_network_is_refused(agent: User) -> None:
    client = browser(agent)
    path = client.post(HOME, {"adresse": "http://127.0.0.1:9/a.csv"}).headers["Location"]

    assert "est sur un réseau privé : cette adresse n’est pas lue." in words(client, path)


def test_html_in_a_file_and_in_its_name_stays_text(agent: User) -> None:
    client = browser(agent)
    evil = "<img src=x onerror=alert(1)>"
    path = upload(client, line(nom_projet=evil, theme=evil, id=""), name=f"{evil}.csv")

    page = client.get(path).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_a_long_plan_is_read_page_by_page(agent: User) -> None:
    client = browser(agent)
    path = upload(client, *(line(nom_projet=f"Projet {number}") for number in range(40)))

    pages = [words(client, f"{path}?voir=crees&page={number}") for number in (1, 2, 3)]

    assert [re.findall(r"Projet (\d+)", said)[:1] for said in pages] == [["0"], ["15"], ["30"]]
    assert "1 / 3" in pages[0]


def test_sources_are_opened_paused_taken_up_and_deleted(agent: User) -> None:
    client = browser(agent)
    client.post(f"/espace/{SIREN}/sources/", {"adresse": "javascript:alert(1)"})
    assert "Donnez une adresse qui commence par https:// ou http://." in words(client, HOME)

    client.post(f"/espace/{SIREN}/sources/", {"adresse": "http://127.0.0.1:9/a.csv"})
    source = Source.objects.get()
    said = words(client, HOME)
    assert "http://127.0.0.1:9/a.csv Refusée Lue le" in said
    assert "« 127.0.0.1 » est sur un réseau privé" in said

    path = f"/espace/{SIREN}/sources/{source.token}/"
    for act, shown in [("pause", "En pause"), ("reprendre", "Lire maintenant")]:
        client.post(path, {"faire": act})
        assert shown in words(client, HOME)
    assert browser(person("passante")).post(path, {"faire": "supprimer"}).status_code == 404
    client.post(path, {"faire": "supprimer"})
    assert Source.objects.count() == 0


def test_the_pages_stay_frugal(team: HouseClient) -> None:
    """Many remarks on each line: the page keeps to the limits of a list."""
    lines = [
        line(nom_projet=f"Projet {number}", theme="Inconnu", audience_service="martien, agent")
        for number in range(30)
    ]
    path = upload(team, *lines, home="/espace/tous/imports/")
    page = team.get(path).content

    assert len(page) <= 120_000
    assert page.count(b"<") - page.count(b"</") <= 620


def test_the_labels_of_the_model_name_columns_that_the_file_lacks(team: HouseClient) -> None:
    cells = {key: value for key, value in LINE.items() if key != "theme"}
    path = upload(team, cells, home="/espace/tous/imports/")

    assert "Erreur · Thème principal : Cette information est nécessaire pour publier." in words(
        team, path
    )
