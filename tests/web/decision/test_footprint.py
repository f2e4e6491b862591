"""The footprint in pages: tried without account, kept for a project, written when one agrees."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from iatheque.decision.models import Evaluation
from iatheque.projects.models import Draft, Project
from tests.decision.domain.cases import project_of, town
from tests.harness.client import HouseClient
from tests.web.reading import Page
from tests.web.workspace.pages import form_of

pytestmark = pytest.mark.django_db

PATH = "/decision/empreinte/"
VECTOR = {
    "calculs": "machine",
    "posee": ["machine", "preparation_heures", "usage_heures", "usage_periode"],
    "machine": "serveur",
    "preparation_heures": "12",
    "usage_heures": "0",
    "coeurs": "12",
    "watts_coeur": "7,5",
    "electricite": "france",
}


def words(response: HttpResponse) -> str:
    text = Page(response.content).elements[0].text
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def carried(response: HttpResponse) -> str:
    elements = Page(response.content).elements
    return next(one["value"] for one in elements if one["name"] == "reponses")


def test_the_published_vector_is_shown_with_its_hypotheses_and_no_cookie(client: Client) -> None:
    response = client.post(PATH, VECTOR)
    said = words(response)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "Sur 12 mois :" in said
    assert "2,13 kWh" in said
    assert "109 g" in said
    assert "0,12 mois de croissance d’un arbre" in said
    assert "51,28 g équivalent CO₂ par kWh (France, production de 2020" in said
    assert "La fabrication et la fin de vie des machines ne sont pas comptées." in said
    assert Evaluation.objects.count() == 0


def test_technical_details_are_folded_until_somebody_fills_them(client: Client) -> None:
    first = client.get(PATH).content.decode()
    assert first.count('<details class="panel">') == 1
    assert "Commentaire et preuve" not in first
    reopened = client.post(
        PATH, {"faire": "modifier", "reponses": carried(client.post(PATH, VECTOR))}
    )
    assert reopened.content.decode().count('<details class="panel" open>') == 1


def test_choosing_what_computes_opens_the_plain_questions_only(client: Client) -> None:
    said = words(client.post(PATH, {"calculs": "machine"}))
    opened = said.partition("Vos réponses ouvrent d’autres questions :")[2]
    assert opened.lstrip().startswith(
        "Quelle machine ? Combien d’heures de calcul pour préparer l’outil, une fois ? "
        "Une fois en service, combien d’heures de calcul à chaque période ? "
        "Ces heures reviennent chaque… Ce qui calcule"
    )


def test_the_file_holds_the_result_and_comes_back_whole(client: Client) -> None:
    state = carried(client.post(PATH, VECTOR))
    kept = client.post(PATH, {"faire": "telecharger", "reponses": state})
    written = json.loads(kept.content)
    assert written["resultat"]["energie_kwh"] == [pytest.approx(2.1310848)] * 2
    assert written["resultat"]["methodes"][0]["methode"] == "Green Algorithms 3.0"
    upload = SimpleUploadedFile("empreinte.json", kept.content, "application/json")
    back = client.post(PATH, {"faire": "reprendre", "fichier": upload})
    assert carried(back) == state


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"preparation_heures": "-1"}, "Le plus petit nombre possible est 0."),
        ({"preparation_heures": "1e400"}, "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"preparation_heures": "99999999999"}, "Le plus grand nombre possible est 10 000 000."),
        ({"preparation_heures": "NaN"}, "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"preparation_heures": "9" * 5000}, "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"preparation_heures": "10^12"}, "Écrivez un nombre, par exemple 12 ou 7,5."),
        ({"duree": "0"}, "Le plus petit nombre possible est 1."),
        ({"pue": "0,5"}, "Le plus petit nombre possible est 1."),
        ({"machine": "fusée"}, "Choisissez une des réponses proposées."),
    ],
)
def test_absurd_answers_are_refused_in_words(
    answers: dict[str, str], said: str, client: Client
) -> None:
    response = client.post(PATH, VECTOR | answers)
    assert response.status_code == 422
    assert said in words(response)


def test_nothing_answered_is_said(client: Client) -> None:
    said = words(client.post(PATH, {}))
    assert "Dites d’abord ce qui calcule pour ce projet." in said
    assert "Rien n’a pu être compté" in said


def test_the_models_that_may_be_named_are_listed(client: Client) -> None:
    page = client.get("/decision/empreinte/modeles/").content.decode()
    row = "<dt>Taille\u00a0: 675, 41 pour chaque mot</dt><dd>"
    names = page.partition(row)[2].partition("</dd>")[0]
    assert "mistral-large-2512" in names.split(", ")
    assert "Taille\u00a0: 1\u202f760, de 176 à 528 pour chaque mot (taille supposée)</dt>" in page
    assert "<dt>Taille\u00a0: 0,28</dt>" in page


@pytest.fixture
def project() -> Project:
    return project_of(town()[0])


@pytest.fixture
def agent(project: Project) -> HouseClient:
    client = HouseClient()
    members = project.organisation.memberships.order_by("pk")
    client.force_login(next(one.user for one in members if one.user.email.startswith("agent")))
    return client


def place(project: Project) -> str:
    return f"/decision/projets/{project.public_id}/empreinte/"


def kept(agent: HouseClient, project: Project) -> None:
    path = f"{place(project)}unique/"
    form = form_of(agent, path) | {
        key: one if isinstance(one, list) else [one] for key, one in VECTOR.items()
    }
    agent.post(path, form | {"faire": "enregistrer"})


def impact(project: Project) -> str:
    return str(Draft.objects.get(project=project).values.get("impact_environnement", ""))


def test_a_footprint_is_kept_and_nothing_is_written_before_one_agrees(
    agent: HouseClient, project: Project
) -> None:
    kept(agent, project)
    page = agent.get(place(project))
    assert "Rien n’est écrit sans votre accord." in words(page)
    assert "Sur 12 mois : 2,13 kWh ; 109 g équivalent CO₂." in words(page)
    assert impact(project) == ""
    assert Evaluation.objects.get().tool == "empreinte"


def test_an_older_estimate_is_told_as_it_was_beside_the_one_of_today(
    agent: HouseClient, project: Project
) -> None:
    kept(agent, project)
    assert "ont changé depuis cette date" not in words(agent.get(place(project)))
    row = Evaluation.objects.get()
    row.kept |= {"energie_kwh": [1.0, 1.0], "texte": "Sur 12 mois : 1 kWh."}
    row.save()
    said = words(agent.get(place(project)))
    assert "Les données de calcul de ce site ont changé depuis cette date." in said
    assert "Sur 12 mois : 1 kWh." in said
    assert "2,13 kWh" in said


def test_agreeing_writes_the_text_that_was_shown(agent: HouseClient, project: Project) -> None:
    kept(agent, project)
    form = form_of(agent, place(project))
    answer = agent.post(f"{place(project)}ecrire/", form | {"faire": "remplacer"})
    assert answer.headers["Location"] == f"{place(project)}#ecrire"
    assert impact(project) == form["texte"][0].replace("\r\n", "\n")
    assert "Cette estimation est dans le brouillon de la fiche." in words(agent.get(place(project)))


def test_a_draft_that_changed_meanwhile_is_shown_again_and_not_overwritten(
    agent: HouseClient, project: Project
) -> None:
    kept(agent, project)
    form = form_of(agent, place(project))
    draft = Draft.objects.get(project=project)
    draft.values["impact_environnement"] = "Écrit entre-temps."
    draft.save()
    agent.post(f"{place(project)}ecrire/", form | {"faire": "remplacer"})
    page = agent.get(place(project))
    assert impact(project) == "Écrit entre-temps."
    assert "rien n’est écrit" in words(page)
    again = form_of(agent, place(project))
    agent.post(f"{place(project)}ecrire/", again | {"faire": "ajouter"})
    assert impact(project).startswith("Écrit entre-temps.\n\nSur 12 mois")


def test_two_texts_too_long_together_are_refused_in_words(
    agent: HouseClient, project: Project
) -> None:
    kept(agent, project)
    draft = Draft.objects.get(project=project)
    draft.values["impact_environnement"] = "a" * 19_900
    draft.save()
    form = form_of(agent, place(project))
    agent.post(f"{place(project)}ecrire/", form | {"faire": "ajouter"})
    assert "sont trop longs pour la fiche" in words(agent.get(place(project)))
    assert impact(project) == "a" * 19_900


def test_without_evaluation_there_is_nothing_to_write(agent: HouseClient, project: Project) -> None:
    assert "Rien n’est encore rempli pour ce projet." in words(agent.get(place(project)))
    assert agent.post(f"{place(project)}ecrire/", {"texte": "x", "avant": ""}).status_code == 404


def test_people_of_another_authority_find_nothing(project: Project) -> None:
    client = HouseClient()
    client.force_login(town("243300316")[1])
    assert client.get(place(project)).status_code == 404
    assert client.post(f"{place(project)}ecrire/", {"texte": "x"}).status_code == 404


def test_two_people_at_once_see_numbers_as_they_are_written(
    agent: HouseClient, project: Project
) -> None:
    form = form_of(agent, f"{place(project)}unique/") | {
        key: one if isinstance(one, list) else [one] for key, one in VECTOR.items()
    }
    kept(agent, project)
    answer = agent.post(
        f"{place(project)}unique/",
        form | {"faire": "enregistrer", "watts_coeur": ["7,75"], "preparation_heures": ["1200"]},
    )
    assert answer.status_code == 409
    said = " ".join(words(answer).split())
    assert "vous, « 1 200 » ; déjà enregistré, « 12 »" in said
    assert "vous, « 7,75 » ; déjà enregistré, « 7,5 »" in said
