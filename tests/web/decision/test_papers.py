"""From a duty to its document, filled with the same answers, with an account and without."""

import json

import pytest
from django.test import override_settings

from iatheque.accounts.models import User
from iatheque.decision.documents.registry import BY_KEY
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.law import reading
from iatheque.decision.loading import current
from iatheque.projects.models import Project
from iatheque.web.decision.papers import for_anybody, of_project, prepared, template_key
from tests.decision.law import cases
from tests.harness.client import HouseClient
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

PATH = "/decision/qualification/"
# A benefit scored by a model that decides with little control, in a city.
PROJECT = cases.HIGH_RISK | cases.DECIDES | cases.PERSONAL | cases.CITY
PROJECT |= {"conditions_travail": "oui", "dialogue": "oui"}


def packed() -> str:
    given = cases.answers(**PROJECT)
    reponses = {"": {key: {"value": one.value} for key, one in given.items()}}
    return json.dumps({"outil": "qualification", "version": 1, "reponses": reponses})


def test_every_document_that_the_law_says_prepared_has_its_template() -> None:
    wanted = {one for duty in reading.current().duties for one in duty.documents if one.is_prepared}
    without = {one.key for one in wanted if template_key(one) not in BY_KEY}
    assert without == {"inventaire"}
    assert {one.key for one in prepared()} == {one.key for one in wanted} - without


def test_each_duty_leads_to_its_documents_with_the_answers(client: HouseClient) -> None:
    response = client.post(PATH, {"faire": "resultat", "reponses": packed()})
    page = Page(response.content)
    posted = {
        one["formaction"]: one["form"]
        for one in page.elements
        if one.tag == "button" and one["formaction"]
    }
    links = {one["href"] for one in page.elements if one.tag == "a"}
    assert posted == dict.fromkeys(
        (
            "/decision/documents/mention-transparence/",
            "/decision/documents/mention-explicite/",
            "/decision/documents/reponse-individuelle/",
            "/decision/documents/registre-traitement/",
            "/decision/documents/fria/",
            "/decision/documents/qualification-ia-act/",
        ),
        "papiers",
    )
    assert set(for_anybody("").paths.values()) - set(posted) <= links


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("mention-explicite", "Il décide seul"),
        ("reponse-individuelle", "Il décide seul"),
        ("qualification-ia-act", "Système à haut risque"),
    ],
)
def test_the_document_says_what_was_answered(key: str, said: str, client: HouseClient) -> None:
    response = client.post(f"/decision/documents/{key}/", {"reponses": packed()})
    body = response.content.decode()
    assert (response.status_code, said in body) == (200, True)
    assert response.cookies == {}


@pytest.mark.parametrize("key", BY_KEY)
def test_no_document_refuses_the_answers_of_the_qualification(
    key: str, client: HouseClient
) -> None:
    response = client.post(f"/decision/documents/{key}/", {"reponses": packed()})
    assert (response.status_code, b'id="fichier-erreur"' in response.content) == (200, False)


def test_in_a_workspace_each_duty_leads_to_the_document_of_the_project(
    desk: HouseClient, agent: User, project: Project
) -> None:
    save(project, Given(current("qualification"), "", cases.answers(**PROJECT)), by=agent)
    page = Page(desk.get(f"/decision/projets/{project.public_id}/qualification/").content)
    links = {one["href"] for one in page.elements if one.tag == "a"}
    assert set(of_project(project).paths.values()) <= links
    for path in of_project(project).paths.values():
        assert desk.get(path).status_code == 200


def test_a_document_that_the_site_does_not_offer_has_no_link() -> None:
    with override_settings(NONCOMMERCIAL_CONTENT=False):
        assert "dossier_cst" not in for_anybody("").paths
    assert "dossier_cst" in for_anybody("").paths
