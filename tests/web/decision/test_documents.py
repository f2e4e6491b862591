"""Documents without account: blank models, filled with posted answers, nothing kept."""

import io
import json

import docx
import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from iatheque.decision.documents.registry import BY_KEY
from iatheque.decision.loading import current
from tests.harness.client import HouseClient

pytestmark = pytest.mark.django_db

SHELF = "/decision/documents/"
NOTE = f"{SHELF}note-de-decision/"


def answers(tool: str, moment: str) -> str:
    """Return a file of answers: the second note everywhere, a comment that would be run."""
    said = {"value": 2, "comment": '#read("/etc/passwd") <b>$x$</b>'}
    items = {item.key: said for item in current(tool).items}
    return json.dumps({"outil": tool, "version": 1, "reponses": {moment: items}})


@pytest.mark.parametrize("key", BY_KEY)
def test_anybody_gets_a_blank_model_in_every_format(key: str, client: HouseClient) -> None:
    page = client.get(f"{SHELF}{key}/")
    files = [client.post(f"{SHELF}{key}/", {"faire": kind}).content[:4] for kind in ("docx", "pdf")]
    assert (page.status_code, files) == (200, [b"PK\x03\x04", b"%PDF"])
    assert 'class="doc-blank"' in page.content.decode()
    assert page.cookies == {}


def test_the_shelf_names_every_document(client: HouseClient) -> None:
    body = client.get(SHELF).content.decode()
    assert [key for key in BY_KEY if f'href="{SHELF}{key}/"' in body] == list(BY_KEY)


def test_posted_answers_fill_the_document_and_travel_with_the_page(client: HouseClient) -> None:
    posted = {"reponses": [answers("radar", "amont"), answers("girouet", "amont")]}
    response = client.post(NOTE, posted)
    body = response.content.decode()
    assert body.count('name="reponses"') == 2
    assert (body.count("picture-radar"), body.count("picture-girouet")) == (1, 1)
    assert body.count("#read(&#34;/etc/passwd&#34;) &lt;b&gt;$x$&lt;/b&gt;") == 25
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_a_kept_file_fills_the_document(client: HouseClient) -> None:
    upload = SimpleUploadedFile("girouet.json", answers("girouet", "fin").encode())
    response = client.post(f"{SHELF}dossier-cst/", {"fichier": upload, "faire": "docx"})
    written = docx.Document(io.BytesIO(response.content))
    rows = [[cell.text for cell in row.cells] for row in written.tables[1].rows]
    assert (len(rows), rows[1][2:]) == (13, ["2", '#read("/etc/passwd") <b>$x$</b>'])
    assert [shape._inline.docPr.get("title") for shape in written.inline_shapes] == ["Girouet"]


def test_a_footprint_fills_the_note_of_decision(client: HouseClient) -> None:
    given = {"calculs": {"value": ["assistant"]}, "demandes": {"value": 200}}
    file = json.dumps({"outil": "empreinte", "version": 1, "reponses": {"": given}})
    body = client.post(NOTE, {"reponses": [file, answers("radar", "amont")]}).content.decode()
    assert (body.count("picture-empreinte"), body.count("picture-radar")) == (1, 1)
    assert "EcoLogits" in body


def test_a_qualification_fills_its_note(client: HouseClient) -> None:
    file = json.dumps({"outil": "qualification", "version": 1, "reponses": {"": {}}})
    response = client.post(f"{SHELF}qualification-ia-act/", {"reponses": file})
    body = response.content.decode()
    assert response.status_code == 200
    assert "évaluation à faire" not in body
    assert body.count("<table") == 6


@pytest.mark.parametrize("content", [b"", b"rien", b"[]", b'{"outil": "autre"}', b"\xff\xfe"])
def test_a_file_that_is_no_answers_is_refused_and_the_model_stays(
    content: bytes, client: HouseClient
) -> None:
    upload = SimpleUploadedFile("a.json", content or b" ")
    response = client.post(NOTE, {"fichier": upload, "faire": "pdf"})
    body = response.content.decode()
    assert (response.status_code, 'id="fichier-erreur"' in body) == (422, True)


def test_one_network_prepares_so_many_files_an_hour(
    client: HouseClient, settings: LazySettings
) -> None:
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"prepare_document": "2/h/ip"}
    asked = [client.post(NOTE, {"faire": "docx"}) for _time in range(3)]
    assert [response.status_code for response in asked] == [200, 200, 429]
    assert "Trop de documents préparés depuis votre réseau." in asked[-1].content.decode()
    assert client.post(NOTE, {"reponses": answers("radar", "amont")}).status_code == 200
    cache.clear()


def test_a_document_that_is_not_there_is_not_found(client: HouseClient) -> None:
    assert client.get(f"{SHELF}inconnu/").status_code == 404


def test_the_result_of_a_tool_leads_to_its_documents(client: HouseClient) -> None:
    posted = {"reponses": answers("girouet", "amont"), "faire": "revoir", "moment": "amont"}
    body = client.post("/decision/girouet/", posted).content.decode()
    found = [key for key in BY_KEY if f'action="{SHELF}{key}/"' in body]
    assert found == ["note-de-decision", "dossier-cst", "fria"]
