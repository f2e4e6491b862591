"""Writing through the API: the rules and circuits of the form, and nobody's words lost."""

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from jsonschema import Draft202012Validator

from iatheque.accounts.models import User
from iatheque.moderation.models import ReviewRequest
from iatheque.organisations.models import Membership, Organisation, Role, Scope
from iatheque.organisations.tokens import create_token
from iatheque.projects.domain.parts import save_part
from iatheque.projects.models import Draft, Project, Publication
from iatheque.projects.states import State
from iatheque.schema.fields import FIELDS
from tests.factories import DEFAULTS, make_draft, make_project
from tests.organisations.people import authority, member, person

pytestmark = pytest.mark.django_db

API = "/api/v1/projets"
PROJECT = f"{API}/aaaaaaaaaa"
OTHER = "243300316"
JSON = "application/json"


@pytest.fixture
def town() -> Organisation:
    return authority(siret="21220278200018", kind="Commune", longitude=-2.76, latitude=48.51)


@pytest.fixture
def agent(town: Organisation) -> User:
    return member("agent", town)


class Program:
    """A program that has a token, and sends JSON."""

    def __init__(self, user: User, organisation: Organisation, scope: Scope = Scope.WRITE) -> None:
        _token, self.secret = create_token(user, organisation, name="robot", scope=scope)
        self.client = Client(enforce_csrf_checks=True)

    def send(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.generic(
            method,
            path,
            b"" if body is None else content,
            content_type=headers.pop("Content-Type", JSON),
            headers={"Authorization": f"Bearer {self.secret}", **headers},
        )

    def post(self, path: str, body: object = None, **headers: str) -> HttpResponse:
        return self.send("POST", path, body, **headers)

    def patch(self, path: str, body: object, **headers: str) -> HttpResponse:
        return self.send("PATCH", path, body, **headers)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.send("GET", path, **headers)


@pytest.fixture
def program(agent: User, town: Organisation) -> Program:
    return Program(agent, town)


@pytest.fixture
def draft(town: Organisation) -> Project:
    return make_draft(organisation=town, public_id="aaaaaaaaaa")


def problem(response: HttpResponse) -> tuple[int, str]:
    """Return the status and the detail of a problem."""
    assert response.headers["Content-Type"] == "application/problem+json; charset=utf-8"
    found = response.json()
    assert found["status"] == response.status_code
    return response.status_code, found["detail"]


def faults(response: HttpResponse) -> list[tuple[str, str]]:
    problem(response)
    return [(found["field"], found["code"]) for found in response.json()["errors"]]


def stored(public_id: str = "aaaaaaaaaa") -> dict[str, Any]:
    return Draft.objects.get(project__public_id=public_id).values


def test_a_project_is_created_as_a_draft_of_the_authority_of_the_token(
    program: Program, agent: User, town: Organisation
) -> None:
    response = program.post(API, {"nom_projet": "Arroser les parcs", "theme": "Mobilités"})
    project = Project.objects.select_related("draft").get()
    assert response.status_code == 201
    assert response.headers["Location"] == f"{API}/{project.public_id}/brouillon"
    assert response.headers["ETag"] == '"1"'
    assert (project.organisation, project.state, project.draft.updated_by) == (
        town,
        State.DRAFT,
        agent,
    )
    found = response.json()
    today = project.draft.values["date"]
    empty: dict[str, object] = {field.key: None for field in FIELDS}
    assert {key: value for key, value in found["projet"].items() if key != "extensions"} == {
        **empty,
        "nom_projet": "Arroser les parcs",
        "theme": "Mobilités",
        "coll_nom": "Ville 212202782",
        "coll_siret": "21220278200018",
        "coll_type": "Commune",
        "longitude": -2.76,
        "latidude": 48.51,
        "date": today,
    }
    assert set(found["projet"]["extensions"].values()) == {None}
    assert (found["id"], found["organisation"], found["etat"], found["revision"]) == (
        project.public_id,
        "212202782",
        "draft",
        1,
    )
    assert (found["en_relecture"], found["non_lus"]) == (False, {})
    assert ("projet_status", "missing", "erreur") in {
        (one["field"], one["code"], one["severity"]) for one in found["remarques"]
    }


def test_every_known_spelling_of_a_key_is_understood_extensions_too(
    program: Program, draft: Project
) -> None:
    sent = {
        "herbergement": "NSP",
        "latitude": 48.6,
        "extensions": {"placement_visee": "plutôt nouveau"},
    }
    first = program.patch(PROJECT, sent, If_Match='"1"')
    assert first.status_code == 200
    again = program.patch(PROJECT, {"hébergement": None, "latidude": 48.7}, If_Match='"2"')
    assert (again.status_code, again.headers["ETag"]) == (200, '"3"')
    assert {key: stored().get(key) for key in ("herbergement", "latidude", "placement_visee")} == {
        "herbergement": None,
        "latidude": 48.7,
        "placement_visee": "plutôt nouveau",
    }


def test_the_examples_of_the_description_are_accepted_as_they_are(
    program: Program, draft: Project
) -> None:
    paths = program.get("/api/v1/openapi.json").json()["paths"]

    def example(method: str, path: str) -> object:
        return paths[path][method]["requestBody"]["content"]["application/json"]["example"]

    created = program.post(API, example("post", API))
    changed = program.patch(PROJECT, example("patch", API + "/{public_id}"), If_Match='"1"')
    sent = program.post(f"{PROJECT}/envoi", example("post", API + "/{public_id}/envoi"))
    assert [answer.status_code for answer in (created, changed, sent)] == [201, 200, 200]
    assert [answer.json()["non_lus"] for answer in (created, changed, sent)] == [{}] * 3


def test_answers_and_problems_are_what_is_described(program: Program, draft: Project) -> None:
    described = program.get("/api/v1/openapi.json").json()
    answers = {
        ("post", API): program.post(API, {"nom_projet": "Neuf"}),
        ("patch", API + "/{public_id}"): program.patch(PROJECT, {"theme": "?!"}, If_Match='"1"'),
        ("post", API + "/{public_id}/envoi"): program.post(f"{PROJECT}/envoi", If_Match='"9"'),
        ("get", API + "/{public_id}/brouillon"): program.get(f"{PROJECT}/brouillon"),
    }
    for (method, path), answer in answers.items():
        status = str(answer.status_code)
        [content] = described["paths"][path][method]["responses"][status]["content"].values()
        schema = {**content["schema"], "components": described["components"]}
        faults = Draft202012Validator(schema).iter_errors(answer.json())
        assert [error.message for error in faults] == [], path
    assert [answer.status_code for answer in answers.values()] == [201, 422, 412, 200]


def test_a_field_that_is_not_sent_is_left_alone(program: Program, draft: Project) -> None:
    program.patch(PROJECT, {"partenaires": ["Inria"]}, If_Match='"1"')
    assert stored() == {**DEFAULTS, "partenaires": ["Inria"]}


def test_what_was_read_is_sent_back_unchanged(program: Program, draft: Project) -> None:
    before = program.get(f"{PROJECT}/brouillon")
    response = program.patch(PROJECT, before.json()["projet"], If_Match=before.headers["ETag"])
    assert response.status_code == 200
    assert response.json()["projet"] == before.json()["projet"]
    assert stored() == DEFAULTS


def test_a_draft_is_read_whole_by_its_own_people_only(
    program: Program, draft: Project, town: Organisation
) -> None:
    found = program.get(f"{PROJECT}/brouillon")
    assert (found.status_code, found.headers["ETag"]) == (200, '"1"')
    assert found.headers["Cache-Control"] == "private, no-store"
    assert found.json()["projet"]["coll_siret"] == "21220278200018"
    other = authority(OTHER)
    stranger = Program(member("autre", other), other)
    assert stranger.get(f"{PROJECT}/brouillon").status_code == 404
    assert Client().get(f"{PROJECT}/brouillon").status_code == 404
    reading = Program(member("lectrice", town), town, Scope.READ)
    assert reading.get(f"{PROJECT}/brouillon").status_code == 200


def test_what_cannot_be_read_replaces_nothing(program: Program, draft: Project) -> None:
    response = program.patch(PROJECT, {"theme": "Astrologie", "budget": "x"}, If_Match='"1"')
    assert problem(response) == (
        422,
        "Une partie de la demande ne convient pas : corrigez les champs que donne « errors ».",
    )
    [fault] = response.json()["errors"]
    assert {key: fault[key] for key in ("field", "code", "severity", "found")} == {
        "field": "theme",
        "code": "unreadable",
        "severity": "erreur",
        "found": "Astrologie",
    }
    assert "Astrologie" in fault["detail"]
    assert (stored(), Draft.objects.get().revision) == (DEFAULTS, 1)


def test_what_is_optional_and_unreadable_is_kept_aside_with_a_warning(
    program: Program, draft: Project
) -> None:
    response = program.patch(PROJECT, {"url_infos": "pas une adresse"}, If_Match='"1"')
    assert (response.status_code, response.json()["non_lus"]) == (
        200,
        {"url_infos": ["pas une adresse"]},
    )
    assert ("url_infos", "unreadable", "avertissement") in {
        (one["field"], one["code"], one["severity"]) for one in response.json()["remarques"]
    }


def test_what_was_understood_otherwise_is_told(program: Program, draft: Project) -> None:
    response = program.patch(PROJECT, {"projet_date": "2024-09"}, If_Match='"1"')
    said = [one for one in response.json()["remarques"] if one["severity"] == "correction"]
    assert [(one["field"], one["found"], one["kept"]) for one in said] == [
        ("projet_date", "2024-09", "09/2024")
    ]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"couleur": "bleu"}, [("couleur", "unknown")]),
        ({"id": "bbbbbbbbbb"}, [("id", "read_only")]),
        ({"latitude": 1, "latidude": 2}, [("latidude", "twice")]),
        ({"theme": {"a": 1}}, [("theme", "shape")]),
        ({"theme": True}, [("theme", "shape")]),
        ({"partenaires": [["Inria"]]}, [("partenaires", "shape")]),
        ({"nom_projet": "x" * 501}, [("nom_projet", "too_long")]),
        ({"organisation": 3}, [("organisation", "shape")]),
        ({"extensions": ["x"]}, [("extensions", "shape")]),
        ({"organisation": OTHER}, [("organisation", "read_only")]),
        ({"budget": {}, "x": 1}, [("budget", "shape"), ("x", "unknown")]),
    ],
)
def test_what_has_no_place_in_the_model_is_refused_field_by_field(
    program: Program, draft: Project, sent: object, expected: object
) -> None:
    assert faults(program.patch(PROJECT, sent, If_Match='"1"')) == expected
    assert stored() == DEFAULTS


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b"\xff", b'{"a":NaN}', b"[" * 5000])
def test_what_is_no_json_object_is_refused(program: Program, draft: Project, body: bytes) -> None:
    assert problem(program.patch(PROJECT, body, If_Match='"1"'))[0] == 400


def test_another_type_than_json_is_refused(program: Program) -> None:
    kinds = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
    answers = [problem(program.post(API, b"nom_projet=x", Content_Type=kind)) for kind in kinds]
    assert [status for status, _detail in answers] == [415] * 3


def test_a_project_needs_a_name(program: Program) -> None:
    for body in ({}, {"nom_projet": ""}, {"nom_projet": None}, None):
        assert faults(program.post(API, body)) == [("nom_projet", "missing")]
    assert Project.objects.count() == 0


def test_a_change_needs_the_revision_that_was_read(program: Program, draft: Project) -> None:
    assert problem(program.patch(PROJECT, {"theme": "Mobilités"}))[0] == 428
    assert problem(program.patch(PROJECT, {"theme": "Mobilités"}, If_Match="*"))[0] == 428
    weakened = program.patch(PROJECT, {"theme": "Mobilités"}, If_Match='W/"1"')
    assert weakened.status_code == 200


def test_of_two_who_write_at_once_neither_is_lost(
    program: Program, draft: Project, town: Organisation
) -> None:
    save_part(draft, {"nom_projet": "Le sien", "theme": "Mobilités"}, revision=1, by=None)
    mine = {"nom_projet": "Le mien", "theme": "Mobilités"}
    response = program.patch(PROJECT, mine, If_Match='"1"')
    assert problem(response)[0] == 412
    assert response.headers["ETag"] == '"2"'
    assert (response.json()["revision"], response.json()["versions"]) == (
        2,
        [{"field": "nom_projet", "yours": "Le mien", "current": "Le sien"}],
    )
    assert stored()["nom_projet"] == "Le sien"
    assert program.patch(PROJECT, mine, If_Match='"2"').status_code == 200


def test_the_tag_of_the_catalogue_is_no_revision(program: Program, draft: Project) -> None:
    tag = program.get(API).headers["ETag"]
    assert problem(program.patch(PROJECT, {"theme": "Mobilités"}, If_Match=tag))[0] == 412


def test_the_public_sheet_waits_for_the_review(program: Program, town: Organisation) -> None:
    project = make_project(organisation=town, public_id="aaaaaaaaaa")
    program.patch(PROJECT, {"nom_projet": "Un autre nom"}, If_Match='"1"')
    assert Client().get(PROJECT).json()["nom_projet"] == DEFAULTS["nom_projet"]
    response = program.post(f"{PROJECT}/envoi", {"message": "Un nom plus clair."})
    assert (response.status_code, response.json()["en_relecture"]) == (200, True)
    assert Client().get(PROJECT).json()["nom_projet"] == DEFAULTS["nom_projet"]
    assert Publication.objects.filter(project=project).count() == 1
    review = ReviewRequest.objects.get()
    assert (review.is_update, review.revision, review.message) == (True, 2, "Un nom plus clair.")


def test_a_complete_draft_is_sent_and_waits(program: Program, draft: Project, agent: User) -> None:
    response = program.post(f"{PROJECT}/envoi")
    draft.refresh_from_db()
    assert (response.status_code, response.json()["etat"], draft.state) == (
        200,
        "submitted",
        State.SUBMITTED,
    )
    assert ReviewRequest.objects.get().submitted_by == agent
    status, detail = problem(program.patch(PROJECT, {"theme": "Mobilités"}, If_Match='"1"'))
    assert (status, detail) == (
        403,
        "L’état du projet (« En relecture ») ne permet pas cette demande.",
    )


def test_even_an_approver_of_her_own_circuit_sends_and_does_not_publish(
    town: Organisation, draft: Project
) -> None:
    Organisation.objects.update(own_circuit=True)
    approver = Program(member("referente", town, Role.APPROVER), town)
    assert approver.post(f"{PROJECT}/envoi").status_code == 200
    assert Publication.objects.count() == 0


def test_an_incomplete_draft_is_not_sent(program: Program, town: Organisation) -> None:
    make_draft(organisation=town, public_id="aaaaaaaaaa", theme=None, projet_status=None)
    response = program.post(f"{PROJECT}/envoi")
    assert faults(response) == [("projet_status", "missing"), ("theme", "missing")]
    assert ReviewRequest.objects.count() == 0


def test_sending_may_name_the_revision_that_was_read(program: Program, draft: Project) -> None:
    assert problem(program.post(f"{PROJECT}/envoi", If_Match='"7"'))[0] == 412
    assert program.post(f"{PROJECT}/envoi", If_Match='"1"').status_code == 200


def test_a_message_too_long_is_refused(program: Program, draft: Project) -> None:
    for message in ("x" * 2001, 3):
        response = program.post(f"{PROJECT}/envoi", {"message": message})
        assert faults(response) == [("message", "too_long")]


def test_a_request_sent_again_under_its_key_is_done_once(program: Program) -> None:
    first = program.post(API, {"nom_projet": "Une fois"}, Idempotency_Key="a")
    again = program.post(API, {"nom_projet": "Une fois"}, Idempotency_Key="a")
    assert (first.status_code, first.content) == (201, again.content)
    assert {name: again.headers[name] for name in ("ETag", "Location")} == {
        name: first.headers[name] for name in ("ETag", "Location")
    }
    assert Project.objects.count() == 1


def test_a_change_and_a_sending_are_said_again_too(program: Program, draft: Project) -> None:
    sent = {"theme": "Mobilités"}
    changes = [
        program.patch(PROJECT, sent, If_Match='"1"', Idempotency_Key="b") for _turn in range(2)
    ]
    assert [answer.json()["revision"] for answer in changes] == [2, 2]
    sendings = [program.post(f"{PROJECT}/envoi", Idempotency_Key="c") for _turn in range(2)]
    assert [answer.status_code for answer in sendings] == [200, 200]
    assert ReviewRequest.objects.count() == 1


def test_a_key_is_of_one_request(program: Program, draft: Project) -> None:
    program.post(API, {"nom_projet": "Une fois"}, Idempotency_Key="a")
    used = (422, "Cette clé a déjà servi pour une autre demande : prenez-en une nouvelle.")
    assert problem(program.post(API, {"nom_projet": "Deux"}, Idempotency_Key="a")) == used
    other_path = program.patch(
        PROJECT, {"nom_projet": "Une fois"}, If_Match='"1"', Idempotency_Key="a"
    )
    assert problem(other_path) == used
    assert problem(program.post(API, {"nom_projet": "x"}, Idempotency_Key="k" * 201))[0] == 422


def test_a_refusal_leaves_its_key_free(program: Program) -> None:
    assert program.post(API, {"nom_projet": ""}, Idempotency_Key="a").status_code == 422
    assert program.post(API, {"nom_projet": "Mieux"}, Idempotency_Key="a").status_code == 201


def test_a_key_belongs_to_its_caller(program: Program, town: Organisation) -> None:
    other = Program(member("collegue", town), town)
    body = {"nom_projet": "Chacun le sien"}
    found = {
        caller.post(API, body, Idempotency_Key="a").json()["id"] for caller in (program, other)
    }
    assert len(found) == 2


def test_who_has_left_is_not_told_again_what_she_wrote(
    agent: User, town: Organisation, draft: Project
) -> None:
    browser = Client()
    browser.force_login(agent)
    asked = {
        "path": PROJECT,
        "data": json.dumps({"theme": "Mobilités"}),
        "content_type": "application/json",
        "headers": {"If-Match": '"1"', "Idempotency-Key": "a"},
    }
    assert browser.patch(**asked).status_code == 200
    Membership.objects.update(is_accepted=False)
    assert browser.patch(**asked).status_code == 404


def test_writes_are_limited_for_each_caller(
    program: Program, town: Organisation, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"api_write": "2/m/key"}
    assert [program.post(API, {}).status_code for _turn in range(2)] == [422, 422]
    refused = program.post(API, {"nom_projet": "Trop vite"})
    assert (problem(refused)[0], refused.headers["Retry-After"]) == (429, "60")
    assert program.get(API).status_code == 200
    other = Program(member("collegue", town), town)
    assert other.post(API, {"nom_projet": "À son tour"}).status_code == 201


def test_twenty_five_writes_a_minute_unless_told(settings: LazySettings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["api_write"] == "25/m/key"


def test_a_session_writes_with_its_csrf_token_only(agent: User, draft: Project) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(agent)
    body = {"data": json.dumps({"nom_projet": "Depuis une page"}), "content_type": JSON}
    assert problem(browser.post(API, **body)) == (
        403,
        "Depuis une page, joignez le jeton CSRF dans l’en-tête X-CSRFToken.",
    )
    browser.get("/espace/projets/aaaaaaaaaa/etape/projet/")
    token = browser.cookies["csrftoken"].value
    assert browser.post(API, **body, headers={"X-CSRFToken": token}).status_code == 201


def test_nobody_writes_without_saying_who(draft: Project) -> None:
    client = Client()
    asked = [("post", API), ("patch", PROJECT), ("post", f"{PROJECT}/envoi")]
    for method, path in asked:
        response = getattr(client, method)(path, "{}", content_type=JSON)
        assert (problem(response)[0], response.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_token_that_reads_writes_nothing(agent: User, town: Organisation, draft: Project) -> None:
    reading = Program(agent, town, Scope.READ)
    assert problem(reading.post(API, {"nom_projet": "x"})) == (
        403,
        "Ce jeton ne permet que de lire.",
    )
    assert problem(reading.patch(PROJECT, {}, If_Match='"1"'))[0] == 403


def test_the_project_of_somebody_else_is_forbidden_online_and_unknown_otherwise(
    program: Program,
) -> None:
    other = authority(OTHER)
    make_project(organisation=other, public_id="bbbbbbbbbb")
    make_draft(organisation=other, public_id="cccccccccc")
    for public_id, expected in (("bbbbbbbbbb", 403), ("cccccccccc", 404), ("dddddddddd", 404)):
        path = f"{API}/{public_id}"
        answers = [
            program.patch(path, {"theme": "Mobilités"}, If_Match='"1"'),
            program.post(f"{path}/envoi"),
        ]
        assert [problem(answer)[0] for answer in answers] == [expected] * 2
    assert stored("bbbbbbbbbb") == stored("cccccccccc") == DEFAULTS


def test_one_writes_for_ones_own_verified_authority(program: Program) -> None:
    authority(OTHER)
    why = "Vous ne pouvez écrire que pour une collectivité vérifiée dont vous êtes membre."
    for siren in (OTHER, "111111111"):
        body = {"nom_projet": "x", "organisation": siren}
        assert problem(program.post(API, body)) == (403, why)
    Organisation.objects.update(is_verified=False)
    assert problem(program.post(API, {"nom_projet": "x"})) == (403, why)


def test_a_person_of_two_authorities_says_for_which(agent: User) -> None:
    other = authority(OTHER)
    Membership.objects.create(user=agent, organisation=other, is_accepted=True)
    browser = Client()
    browser.force_login(agent)
    unsaid = browser.post(API, json.dumps({"nom_projet": "x"}), content_type=JSON)
    assert faults(unsaid) == [("organisation", "missing")]
    body = json.dumps({"nom_projet": "x", "organisation": OTHER})
    assert browser.post(API, body, content_type=JSON).json()["organisation"] == OTHER


def test_the_token_of_a_moderator_is_no_moderator(draft: Project) -> None:
    other = authority(OTHER)
    moderator = person("equipe", is_moderator=True)
    Membership.objects.create(user=moderator, organisation=other, is_accepted=True)
    program = Program(moderator, other)
    assert program.patch(PROJECT, {"theme": "Mobilités"}, If_Match='"1"').status_code == 404


def test_ten_megabytes_are_refused_before_they_are_read(program: Program, draft: Project) -> None:
    heavy = {"usage_description": "x" * 10_000_000}
    assert problem(program.patch(PROJECT, heavy, If_Match='"1"')) == (
        413,
        "Envoyez moins de texte à la fois. Rien n’est écrit.",
    )
    assert stored() == DEFAULTS
