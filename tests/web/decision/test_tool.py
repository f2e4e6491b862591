"""The shared flow of a tool: form, result, file; nothing is stored, nothing is lost."""

import json

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from iatheque.decision.answer_file import SIZE_LIMIT
from tests.web.reading import Page

pytestmark = pytest.mark.django_db

RADAR = "/decision/radar/"
FILE = {
    "outil": "radar",
    "version": 1,
    "reponses": {"amont": {"utilite": {"value": 3, "comment": "Mesuré."}}},
}


def words(response: HttpResponse) -> str:
    return Page(response.content).elements[0].text


def carried(response: HttpResponse) -> object:
    """Return the file that the page carries."""
    return next(
        json.loads(one["value"])
        for one in Page(response.content).elements
        if one["name"] == "reponses"
    )


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("radar.json", content, "application/json")


def taken(client: Client, **posted: str) -> object:
    response = client.post(RADAR, {"faire": "telecharger", **posted})
    assert response.headers["Content-Disposition"] == 'attachment; filename="radar.json"'
    return json.loads(response.content)


def test_a_form_gives_a_result_which_carries_its_answers_and_sets_no_cookie(client: Client) -> None:
    response = client.post(
        RADAR, {"moment": "amont", "utilite": "3", "utilite.commentaire": "Mesuré."}
    )
    assert carried(response) == FILE
    assert (response.status_code, dict(response.cookies)) == (200, {})


def test_a_result_tells_the_comment_and_the_proof_of_each_note(client: Client) -> None:
    posted = {"utilite": "3", "utilite.commentaire": "Mesuré : 12 %", "biais": "2"}
    proof = "https://ville.example/essai"
    page = Page(client.post(RADAR, {**posted, "biais.lien": proof}).content)
    assert (page.texts("dt"), page.texts("dd")) == (
        ["L’utilité", "Le contrôle des biais et des erreurs"],
        ["Mesuré\xa0: 12 %", proof],
    )


def test_a_file_goes_out_and_comes_back_whole(client: Client) -> None:
    assert taken(client, reponses=json.dumps(FILE)) == FILE
    response = client.post(
        RADAR, {"faire": "reprendre", "fichier": upload(json.dumps(FILE).encode())}
    )
    assert carried(response) == FILE


def test_answers_of_another_moment_stay(client: Client) -> None:
    response = client.post(
        RADAR, {"reponses": json.dumps(FILE), "moment": "production", "balance": "nsp"}
    )
    both = FILE["reponses"] | {"production": {"balance": {"unknown": True}}}
    assert carried(response) == FILE | {"reponses": both}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html>", "n’est pas celui que cet outil donne"),
        (b"[" * 60_000, "n’est pas celui que cet outil donne"),
        (b"\xff\xfe", "n’est pas celui que cet outil donne"),
        (b" " * (SIZE_LIMIT + 1), "trop lourd"),
        (b'{"outil": "girouet", "version": 1}', "vient d’un autre outil"),
        (b'{"outil": "radar", "version": 99}', "d’une version que ce site ne connaît pas"),
        (b'{"outil": "radar", "version": true}', "d’une version que ce site ne connaît pas"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    content: bytes, said: str, client: Client
) -> None:
    response = client.post(RADAR, {"faire": "reprendre", "fichier": upload(content)})
    assert response.status_code == 422
    assert said in words(response)


def test_a_wrong_link_is_said_beside_its_item_and_everything_typed_is_kept(client: Client) -> None:
    response = client.post(
        RADAR,
        {"moment": "preparation", "utilite": "2", "utilite.lien": "nos dossiers", "biais": "4"},
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#q-utilite">' in page
    assert 'value="nos dossiers"' in page
    assert page.count(" checked") == 3


def test_the_answers_are_taken_up_again_in_the_form(client: Client) -> None:
    posted = {"faire": "modifier", "reponses": json.dumps(FILE), "moment": "amont"}
    page = client.post(RADAR, posted).content.decode()
    assert page.count(" checked") == 2
    assert ">Mesuré.</textarea>" in page


def test_a_tool_that_the_site_may_not_show_is_not_there(
    client: Client, settings: LazySettings
) -> None:
    settings.NONCOMMERCIAL_CONTENT = False
    assert client.get(RADAR).status_code == 404
    assert client.post(RADAR).status_code == 404
    assert "Radar" not in words(client.get("/decision/"))


def test_the_home_of_the_tools_credits_their_authors(client: Client) -> None:
    said = words(client.get("/decision/"))
    assert said.count("Adapté du") == 2
    assert said.count("CC BY-NC 4.0") == 2


def test_the_last_quadrant_is_taken_from_a_file_of_the_girouet(client: Client) -> None:
    sheets = {"outil": "girouet", "version": 1, "reponses": {"amont": {"autonomie": {"value": 4}}}}
    posted = {"faire": "revoir", "reponses": json.dumps(FILE), "moment": "amont"}
    fed = client.post(RADAR, {**posted, "girouet_fichier": upload(json.dumps(sheets).encode())})
    plain = client.post(RADAR, posted)
    cells = [Page(response.content).texts("td")[12:14] for response in (fed, plain)]
    assert cells == [["moyenne 4", "4 (girouet)"], ["moyenne –", "sans réponse"]]
    assert carried(fed) == FILE


def test_a_file_that_is_not_of_the_girouet_feeds_nothing_and_says_so(client: Client) -> None:
    posted = {"faire": "revoir", "reponses": json.dumps(FILE), "moment": "amont"}
    response = client.post(RADAR, {**posted, "girouet_fichier": upload(json.dumps(FILE).encode())})
    assert "Ce fichier vient d’un autre outil" in words(response)
    assert carried(response) == FILE


HOSTILE = {
    "lone surrogate": '{"outil": "radar", "version": 1, "reponses": {"amont": {"utilite": '
    '{"value": 3, "comment": "\\ud800", "link": "https://x.example/\\udfff"}}}}',
    "absurd values": '{"outil": "radar", "version": 1, "reponses": {"amont": {"utilite": '
    '{"value": 99}, "opportunite": {"value": [[1, {}], 1e999]}, "biais": 3, "rien": {"value": 1}, '
    '"coherence": {"value": NaN, "unknown": "oui"}}, "jamais": {"utilite": {"value": 1}}}}',
    "wrong shapes": '{"outil": "radar", "version": 1, "reponses": [{"amont": 1}]}',
    "no answers": '{"outil": "radar", "version": 1}',
    "endless number": '{"outil": "radar", "version": 1, "reponses": {"amont": {"utilite": '
    '{"value": ' + "9" * 5000 + "}}}}",
    "markup": '{"outil": "radar", "version": 1, "reponses": {"amont": {"utilite": {"value": 3, '
    '"comment": "<script>alert(1)</script>"}, "biais": {"link": "javascript:alert(1)"}}}}',
}
# What is read of each, and with which status; nothing of what is not named.
READ = {
    "lone surrogate": {"amont": {"utilite": {"value": 3, "link": "https://x.example/"}}},
    "absurd values": {"amont": {}},
    "markup": {"amont": {"utilite": {"value": 3, "comment": "<script>alert(1)</script>"}}},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_as_far_as_it_says_something(name: str, client: Client) -> None:
    content = HOSTILE[name].encode("utf-8", "surrogatepass")
    brought = client.post(RADAR, {"faire": "reprendre", "fichier": upload(content)})
    seen = client.post(RADAR, {"faire": "revoir", "moment": "amont", "reponses": HOSTILE[name]})
    status = 422 if name == "endless number" else 200
    whole = FILE | {"reponses": READ.get(name, {})}
    for response in (brought, seen):
        body = response.content.decode()
        assert (response.status_code, carried(response)) == (status, whole)
        assert ("<script>alert" in body, 'href="javascript' in body) == (False, False)


def rows() -> dict[str, int]:
    """Return how many rows each table of the site holds."""
    return {one._meta.label: one._default_manager.count() for one in apps.get_models()}


@pytest.mark.parametrize(("tool", "item"), [("radar", "utilite"), ("girouet", "autonomie")])
def test_trying_a_tool_writes_no_row_and_sets_no_cookie(
    tool: str, item: str, client: Client
) -> None:
    path, before = f"/decision/{tool}/", rows()
    posted = {"moment": "amont", item: "3", f"{item}.commentaire": "dit"}
    shown = client.post(path, posted)
    kept = json.dumps(carried(shown))
    answers = [
        client.get(path),
        shown,
        *(
            client.post(path, {"faire": doing, "reponses": kept, "moment": "amont"})
            for doing in ("telecharger", "modifier", "revoir", "resultat")
        ),
        client.post(path, {"faire": "reprendre", "fichier": upload(kept.encode())}),
    ]
    assert [
        (one.status_code, "Set-Cookie" in one.headers, dict(one.cookies)) for one in answers
    ] == [(200, False, {})] * len(answers)
    assert rows() == before


def test_an_answer_of_the_file_that_nobody_can_read_is_told(client: Client) -> None:
    wrong = {"value": 7, "comment": "Mesuré."}
    unsafe = {"value": 2, "link": "javascript:alert(1)"}
    answers = {"utilite": wrong, "biais": unsafe, "coherence": {"value": 3}}
    file = json.dumps(FILE | {"reponses": {"amont": answers}}).encode()
    response = client.post(RADAR, {"faire": "reprendre", "fichier": upload(file)})
    assert (
        "2 réponses de votre fichier n’ont pas pu être relues\u00a0: L’utilité ; Le contrôle des "
        "biais et des erreurs. Donnez-les de nouveau."
    ) in words(response)
    assert carried(response) == FILE | {"reponses": {"amont": {"coherence": {"value": 3}}}}
