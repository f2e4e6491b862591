"""The legal qualification on its pages: step by step, nothing stored, nothing lost."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from iatheque.decision.answers import of_form
from iatheque.decision.law import reading
from iatheque.decision.loading import current
from iatheque.organisations.models import Organisation
from iatheque.projects.models import Project
from iatheque.web.decision.papers import for_anybody
from iatheque.web.decision.qualification import shown
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

PATH = "/decision/qualification/"
RULES = {"technique": {"value": ["regles"]}, "origine": {"value": "interne"}}


def file_of(**answers: object) -> dict[str, Any]:
    return {"outil": "qualification", "version": 1, "reponses": {"": answers}}


def carried(response: HttpResponse) -> Any:
    """Return the answers that the page carries."""
    values = (one["value"] for one in Page(response.content).elements if one["name"] == "reponses")
    return json.loads(next(values))["reponses"].get("", {})


def place(response: HttpResponse) -> str:
    """Return the title of the page, without the name of the site."""
    content = response.content.decode().replace("\u00a0", " ")
    return content.split("<title>")[1].split(", Qualification")[0].strip()


def posted(client: Client, step: str, so_far: dict[str, Any], **answers: Any) -> HttpResponse:
    state = json.dumps(file_of(**so_far))
    return client.post(PATH, {"faire": "suite", "etape": step, "reponses": state, **answers})


def test_the_first_step_asks_about_the_system_and_sets_no_cookie(client: Client) -> None:
    response = client.get(PATH)
    assert place(response) == "Étape 1 sur 5 : Le système"
    assert (response.status_code, dict(response.cookies)) == (200, {})


def test_a_step_leads_to_the_next_with_all_that_was_answered(client: Client) -> None:
    response = posted(client, "systeme", {}, technique="regles", origine="interne")
    assert place(response) == "Étape 2 sur 5 : La décision"
    assert carried(response) == RULES


def test_an_answer_that_opens_questions_keeps_the_step(client: Client) -> None:
    response = posted(client, "systeme", {}, technique="modele", origine="achete")
    assert place(response) == "Étape 1 sur 8 : Le système"
    assert 'href="#q-evolution"' in response.content.decode()
    shown = ["evolution", "transforme", "composant"]
    again = posted(
        client, "systeme", carried(response), technique="modele", origine="achete", posee=shown
    )
    assert place(again) == "Étape 2 sur 8 : La décision"


def test_one_may_go_back_without_losing_what_was_just_answered(client: Client) -> None:
    response = posted(client, "decision", RULES, decision_individuelle="non", faire="retour")
    assert place(response) == "Étape 1 sur 5 : Le système"
    assert carried(response) == RULES | {"decision_individuelle": {"value": "non"}}


def test_a_question_that_is_emptied_is_emptied(client: Client) -> None:
    response = posted(client, "systeme", RULES, technique="regles")
    assert carried(response) == {"technique": {"value": ["regles"]}}


def test_what_cannot_be_read_is_said_on_its_step_with_what_was_typed(client: Client) -> None:
    response = posted(client, "collectivite", RULES, population="beaucoup")
    assert (response.status_code, place(response)) == (
        422,
        "Erreur : Étape 5 sur 5 : Votre collectivité",
    )
    assert 'value="beaucoup"' in response.content.decode()


@pytest.mark.parametrize("step", ["collectivite", "inconnue"])
def test_the_last_step_or_the_button_gives_the_result(client: Client, step: str) -> None:
    faire = "suite" if step == "collectivite" else "resultat"
    response = posted(client, step, RULES, faire=faire)
    content = response.content.decode().replace("\u00a0", " ")
    assert "Qualification juridique, le résultat" in content
    assert "Document préparatoire, à vérifier par" in content
    assert "conforme" not in content.lower()
    assert carried(response) == RULES


def test_what_blocks_comes_first(client: Client) -> None:
    answers = {"technique": {"value": ["modele"]}, "interdit_notation": {"value": "oui"}}
    content = posted(client, "", answers, faire="resultat").content.decode()
    titles = [
        part.split("</h2>")[0].split(">")[-1].split(" <")[0].strip()
        for part in content.split("<h2")[1:]
    ]
    assert titles[0] == "Ce qui bloque"
    assert "Ne pas déployer en l’état." in content
    assert content.index("Ne pas déployer en l’état.") < content.index("Obligations probables")


def test_the_result_leads_back_to_each_step(client: Client) -> None:
    response = posted(client, "decision", RULES, faire="modifier")
    assert (place(response), carried(response)) == ("Étape 2 sur 5 : La décision", RULES)


def test_a_file_goes_out_and_comes_back_whole(client: Client) -> None:
    taken = posted(client, "", RULES, faire="telecharger")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="qualification.json"'
    assert json.loads(taken.content) == file_of(**RULES)
    upload = SimpleUploadedFile("q.json", taken.content, "application/json")
    back = client.post(PATH, {"faire": "reprendre", "fichier": upload})
    assert carried(back) == RULES


def test_a_file_of_another_tool_is_refused_in_words(client: Client) -> None:
    upload = SimpleUploadedFile("q.json", b'{"outil": "radar"}', "application/json")
    response = client.post(PATH, {"faire": "reprendre", "fichier": upload})
    assert response.status_code == 422
    assert "Ce fichier vient d’un autre outil." in response.content.decode()


def test_answers_hidden_by_another_are_cleared_before_the_result(client: Client) -> None:
    before = {
        "technique": {"value": ["modele"]},
        "evolution": {"value": "oui"},
        "decision_individuelle": {"value": "oui"},
        "automatisation": {"value": "complete"},
    }
    response = posted(client, "decision", before, decision_individuelle="non", faire="resultat")
    content = response.content.decode()
    assert "Ce qui bloque" not in content
    kept = {key: before[key] for key in ("technique", "evolution")}
    assert carried(response) == kept | {"decision_individuelle": {"value": "non"}}


def test_an_unknown_staff_leaves_the_duty_to_verify_with_its_threshold(client: Client) -> None:
    answers = {"conditions_travail": {"value": "oui"}, "effectif": {"unknown": True}}
    page = Page(posted(client, "", answers, faire="resultat").content)
    [duty] = [one for one in page.all("article") if "Consulter le comité social" in one.text]
    assert "duty-a_verifier" in duty["class"]
    assert "Les collectivités d’au moins 50 agents" in duty.text
    assert "Combien d’agents emploie-t-elle ?" in duty.text.replace("\xa0", " ")


WITH_BAN = {"technique": ["generative"], "interdit_intime": ["oui"], "domaines": ["emploi"]}
WITH_BAN |= {"exception": ["aucune"], "mise_en_service": ["12/2027"]}


def written_on(day: date) -> str:
    """Return what the page of a result says on that day."""
    answers = of_form(current("qualification"), WITH_BAN).answers
    context = shown(current("qualification"), answers, for_anybody(""), day)
    return render_to_string("decision/_qualification.html", context).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("day", "ban", "duty"),
    [
        (
            date(2026, 12, 1),
            "la loi interdira à partir du 2 décembre 2026",
            "S’appliquera à partir du 2 décembre 2027.",
        ),
        (
            date(2026, 12, 2),
            "un cas que la loi interdit.",
            "S’appliquera à partir du 2 décembre 2027.",
        ),
        (date(2027, 12, 2), "un cas que la loi interdit.", "S’applique depuis le 2 décembre 2027."),
    ],
)
def test_a_day_that_passes_changes_the_words_by_itself(day: date, ban: str, duty: str) -> None:
    said = written_on(day)
    assert (ban in said, duty in said) == (True, True)


def test_the_page_says_what_was_read_again_and_when(client: Client) -> None:
    content = posted(client, "", RULES, faire="resultat").content.decode().replace("\xa0", " ")
    checked = [text for text in reading.current().texts if text.checked_on]
    assert content.count("Relu le 30 novembre 2026.") == len(checked)
    assert content.count("Pas encore relu à la source.") == len(reading.current().texts) - len(
        checked
    )


@pytest.fixture
def generative(db: None) -> Project:
    Organisation.objects.create(siren="212202782", name="Ville", population=12_000, staff=150)
    return make_project(
        coll_type="Commune",
        type_algorithme=["IA générative"],
        redevabilite_decision_individuelle="oui",
    )


def test_a_sheet_fills_what_its_reader_may_read(client: Client, generative: Project) -> None:
    response = client.get(PATH, {"projet": generative.public_id})
    found = carried(response)
    assert found == {
        "decision_individuelle": {"value": "oui"},
        "statut": {"value": "commune"},
        "population": {"value": 12000.0},
        "effectif": {"value": 150.0},
    }
    assert "relisez-les" in response.content.decode()


def test_an_agent_of_a_verified_authority_gets_what_is_reserved(
    client: Client, generative: Project, django_user_model: Any
) -> None:
    client.force_login(django_user_model.objects.create_user("e@labo.example", is_expert=True))
    response = client.get(PATH, {"projet": generative.public_id})
    assert carried(response)["technique"] == {"value": ["generative"]}


def test_a_project_that_is_not_there_fills_nothing(client: Client) -> None:
    assert carried(client.get(PATH, {"projet": "aaaaaaaaaa"})) == {}


PROJECT = "/decision/projets/aaaaaaaaaa/qualification/"
FILL = f"{PROJECT}unique/"


@pytest.fixture
def agent(db: None) -> HouseClient:
    """The browser of somebody whose authority has a draft."""
    town = authority("212202782", siret="21220278200018", kind="Commune", staff=8)
    make_draft(organisation=town, public_id="aaaaaaaaaa", type_algorithme=["IA générative"])
    client = HouseClient()
    client.force_login(member("agent", town))
    return client


def checked(response: HttpResponse) -> set[tuple[str, str]]:
    """Return what is ticked or typed in the form."""
    inputs = (one for one in Page(response.content).elements if one.tag == "input")
    return {
        (one["name"], one["value"])
        for one in inputs
        if one["value"] and (one["type"] == "text" or "checked" in one.attributes)
    }


def test_the_questions_of_a_project_begin_with_its_draft_and_its_authority(
    agent: HouseClient,
) -> None:
    found = checked(agent.get(FILL))
    assert ("technique", "generative") in found
    assert ("effectif", "8") in found


def test_a_project_without_answers_leads_to_the_questions(agent: HouseClient) -> None:
    content = agent.get(PROJECT).content.decode()
    assert f'href="{FILL}"' in content
    assert "Rien n’est rempli." in content


def test_the_answers_of_a_project_are_kept_and_give_its_result(agent: HouseClient) -> None:
    saved = agent.post(FILL, {"technique": "regles", "origine": "achete", "revision": "0"})
    assert (saved.status_code, saved["Location"]) == (302, PROJECT)
    content = agent.get(PROJECT).content.decode()
    assert "Décrire précisément le besoin avant d’acheter" in content
    assert "À vérifier par" in content
