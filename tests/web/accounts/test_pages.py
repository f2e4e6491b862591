"""The pages of one's account: every write asks for a token, and nobody touches what is not hers."""

import json

import pytest
from django.core import mail
from django.test import Client, TestCase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from iatheque.accounts.models import User
from iatheque.organisations import territories
from iatheque.organisations.models import ApiToken, Membership, Organisation, Role, Scope
from iatheque.organisations.tokens import create_token, find_token
from tests.accounts.sign_in import SIGN_IN, by_code, give_totp, totp_now
from tests.organisations.people import authority, member, person
from tests.web.reading import Page

pytestmark = pytest.mark.django_db


def enter(client: Client, user: User) -> Client:
    """Sign the person in, with her second factor when she needs one."""
    if by_code(client, user.email).endswith("/verifier/"):
        client.post("/compte/second-facteur/verifier/", {"code": totp_now()})
    return client


@pytest.fixture
def town() -> Organisation:
    return authority()


@pytest.fixture
def agent(town: Organisation) -> User:
    return member("agent", town)


@pytest.fixture
def approver(town: Organisation) -> User:
    return member("referente", town, Role.APPROVER)


@pytest.fixture
def moderator() -> User:
    team = person("equipe", is_moderator=True)
    give_totp(team)
    return team


def own_paths() -> list[str]:
    """Return the path of every view under /compte/, with numbers that exist nowhere."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, path)
            elif path.startswith("compte/"):
                found.append("/" + path.replace("<int:pk>", "999").replace("<str:siren>", "9" * 9))

    walk(get_resolver().url_patterns, "")
    return found


def test_every_view_of_the_account_refuses_a_write_without_its_token(agent: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = enter(Client(), agent).cookies
    answers = {
        path: client.post(path, {"email": "a@b.example"}).status_code for path in own_paths()
    }
    assert len(answers) == 34
    assert {path: status for path, status in answers.items() if status not in {403, 405}} == {}


def test_every_page_of_the_account_asks_a_stranger_to_sign_in() -> None:
    open_to_all = {
        "/compte/connexion/": 200,
        "/compte/inactif/": 200,
        "/compte/deconnexion/": 405,
        "/compte/proconnect/": 405,
        "/compte/proconnect/retour/": 404,
        "/compte/collectivites/999/quitter/": 405,
        "/compte/demandes/999/": 405,
        "/compte/jetons/999/revoquer/": 405,
    }
    answers = {}
    for path in own_paths():
        response = Client().get(path)
        where = response.headers.get("Location", "")
        if not where.startswith(SIGN_IN):
            answers[path] = response.status_code
    assert answers == open_to_all


def test_the_profile_shows_the_person_and_her_places(client: Client, agent: User) -> None:
    page = enter(client, agent).get("/compte/").content.decode()
    for said in ("agent@exemple.example", "Ville 212202782", "Membre, contribue", "Agents"):
        assert said in page
    assert "attend votre réponse" not in page
    assert "accès expert" not in page


def test_a_name_is_changed_and_shown_escaped(client: Client, agent: User) -> None:
    enter(client, agent).post("/compte/", {"full_name": "<script>alert(1)</script>"})
    agent.refresh_from_db()
    assert agent.full_name == "<script>alert(1)</script>"
    page = client.get("/compte/").content.decode()
    assert "Votre nom est enregistré." in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Indiquez une collectivité."),
        ("123456789", "ni un SIREN"),
        ("21220278200019", "ni un SIREN"),
        ("Xyzzyqwv", "Aucune collectivité ne porte un nom proche"),
        ("Montreuil", "Choisissez votre collectivité dans la liste"),
        ("Sait-Brieux", "Choisissez votre collectivité dans la liste"),
        ("356000000", "indiquez aussi son nom"),
    ],
)
def test_asking_for_an_authority_that_cannot_be_found_says_why(
    client: Client, agent: User, typed: str, said: str
) -> None:
    page = enter(client, agent).post("/compte/collectivites/demander/", {"authority": typed})
    assert said in page.content.decode()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("typed", ["212 202 782", "21220278200018", "ville 212202782"])
def test_an_authority_is_asked_for_by_siren_siret_or_name(
    client: Client, approver: User, town: Organisation, typed: str
) -> None:
    asker = person("demande")
    enter(client, asker)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(
            "/compte/collectivites/demander/", {"authority": typed, "message": "Service <b>SI</b>"}
        )
    row = Membership.objects.get(user=asker)
    assert (row.organisation, row.is_pending, row.message) == (town, True, "Service <b>SI</b>")
    [letter] = mail.outbox
    assert letter.to == [approver.email]
    assert letter.subject == "Une demande pour Ville 212202782"
    assert "Service <b>SI</b>" in letter.body
    assert "Service &lt;b&gt;SI&lt;/b&gt;" in letter.alternatives[0][0]


BORDEAUX = ("243300316", "Bordeaux Métropole", "Métropole", False)


@pytest.mark.parametrize(
    "posted",
    [
        {"authority": "Bordeaux Métropole"},
        {"authority": "bordeaux metropole (243300316)"},
        {"authority": "Bordeaux", "siren": "243300316"},
        {"authority": "243 300 316"},
    ],
    ids=["name", "suggestion", "choice", "number"],
)
def test_an_authority_of_the_reference_list_is_asked_for_before_it_is_known_here(
    client: Client, posted: dict[str, str]
) -> None:
    enter(client, person("demande")).post("/compte/collectivites/demander/", posted)
    new = Organisation.objects.get()
    assert (new.siren, new.name, new.kind, new.is_verified) == BORDEAUX
    assert new.population == territories.reference().territories["243300316"].population


def test_namesakes_are_offered_with_what_tells_them_apart(client: Client) -> None:
    answer = enter(client, person("demande")).post(
        "/compte/collectivites/demander/", {"authority": "montreuil"}
    )
    page = Page(answer.content)
    assert [choice["value"] for choice in page.all("input", type="radio")] == [
        place.siren for place in territories.named("Montreuil")
    ]
    assert page.texts("label", class_="tick")[0].startswith("Montreuil Commune, Seine-Saint-Denis,")


def test_a_new_authority_waits_for_the_national_team_unverified(
    client: Client, moderator: User
) -> None:
    asker = person("demande")
    enter(client, asker)
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(
            "/compte/collectivites/demander/",
            {"authority": "24330031600011", "name": "Bordeaux Métropole"},
        )
    new = Organisation.objects.get()
    assert (new.siren, new.siret, new.name, new.is_verified) == (
        "243300316",
        "24330031600011",
        "Bordeaux Métropole",
        False,
    )
    assert [letter.to for letter in mail.outbox] == [[moderator.email]]


def test_a_moderator_accepts_verifies_and_the_person_is_told(
    client: Client, moderator: User
) -> None:
    town, asker = authority(verified=False), person("demande")
    row = Membership.objects.create(user=asker, organisation=town)
    enter(client, moderator)
    assert "demande@exemple.example" in client.get("/compte/demandes/").content.decode()
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(
            f"/compte/demandes/{row.pk}/", {"answer": "accept", "role": "2", "verify": "on"}
        )
    row.refresh_from_db()
    town.refresh_from_db()
    assert answer.headers["Location"] == "/compte/demandes/"
    assert (row.is_accepted, row.role, town.is_verified) == (True, Role.APPROVER, True)
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["demande@exemple.example"], "Votre demande pour Ville 212202782")
    ]


def test_an_approver_cannot_verify_her_authority(client: Client) -> None:
    town = authority(verified=False)
    approver = member("referente", town, Role.APPROVER)
    row = Membership.objects.create(user=person("demande"), organisation=town)
    enter(client, approver)
    answer = client.post(f"/compte/demandes/{row.pk}/", {"answer": "accept", "verify": "on"})
    row.refresh_from_db()
    town.refresh_from_db()
    assert (answer.status_code, row.is_accepted, town.is_verified) == (403, False, False)


def test_a_refusal_without_reason_is_not_sent(
    client: Client, approver: User, town: Organisation
) -> None:
    row = Membership.objects.create(user=person("demande"), organisation=town)
    answer = enter(client, approver).post(f"/compte/demandes/{row.pk}/", {"answer": "refuse"})
    row.refresh_from_db()
    assert (answer.status_code, row.is_pending) == (422, True)
    assert "Dites en une phrase pourquoi" in answer.content.decode()


def test_requests_of_another_authority_do_not_exist(client: Client, approver: User) -> None:
    row = Membership.objects.create(
        user=person("demande"), organisation=authority("243300316"), message="Confidentiel"
    )
    enter(client, approver)
    assert "Confidentiel" not in client.get("/compte/demandes/").content.decode()
    assert client.post(f"/compte/demandes/{row.pk}/", {"answer": "accept"}).status_code == 404
    row.refresh_from_db()
    assert row.is_pending


def test_a_person_does_not_answer_her_own_request(client: Client, town: Organisation) -> None:
    member("premiere", town)
    asker = person("demande")
    row = Membership.objects.create(user=asker, organisation=town)
    answer = enter(client, asker).post(f"/compte/demandes/{row.pk}/", {"answer": "accept"})
    assert answer.status_code == 404


def test_leaving_touches_only_ones_own_place(client: Client, agent: User, approver: User) -> None:
    theirs, mine = Membership.objects.get(user=approver), Membership.objects.get(user=agent)
    enter(client, agent)
    assert client.post(f"/compte/collectivites/{theirs.pk}/quitter/").status_code == 404
    client.post(f"/compte/collectivites/{mine.pk}/quitter/")
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert (theirs.is_accepted, mine.is_accepted) == (True, False)


@pytest.mark.parametrize("who", ["agent", "stranger", "approver of another authority"])
def test_the_members_of_an_authority_are_shown_to_its_approvers_only(
    client: Client, agent: User, town: Organisation, who: str
) -> None:
    user = {
        "agent": lambda: agent,
        "stranger": lambda: person("passante"),
        "approver of another authority": lambda: member(
            "autre", authority("243300316"), Role.APPROVER
        ),
    }[who]()
    path = f"/compte/collectivites/{town.siren}/membres/"
    enter(client, user)
    row = Membership.objects.get(user=agent)
    assert client.get(path).status_code == 404
    assert client.post(path, {"action": "approver", "member": row.pk}).status_code == 404
    row.refresh_from_db()
    assert row.role == Role.CONTRIBUTOR


def test_an_approver_changes_roles_withdraws_and_welcomes(
    client: Client, agent: User, approver: User, town: Organisation
) -> None:
    path = f"/compte/collectivites/{town.siren}/membres/"
    row = Membership.objects.get(user=agent)
    enter(client, approver)

    def after(**posted: object) -> tuple[int, bool, bool]:
        assert client.post(path, posted).headers["Location"] == path
        row.refresh_from_db()
        town.refresh_from_db()
        return row.role, row.is_accepted, town.auto_membership

    assert after(action="approver", member=row.pk) == (2, True, False)
    assert after(action="contributor", member=row.pk) == (1, True, False)
    assert after(action="welcome") == (1, True, True)
    assert after(action="do_not_welcome") == (1, True, False)
    assert after(action="revoke", member=row.pk) == (1, False, False)


def test_members_of_another_authority_are_out_of_reach(
    client: Client, approver: User, town: Organisation
) -> None:
    member("autre", authority("243300316"))
    row = Membership.objects.get(user__email="autre@exemple.example")
    path = f"/compte/collectivites/{town.siren}/membres/"
    enter(client, approver)
    assert client.post(path, {"action": "revoke", "member": row.pk}).status_code == 404
    row.refresh_from_db()
    assert row.is_accepted


def test_the_national_team_gives_and_takes_expert_access(client: Client, moderator: User) -> None:
    expert = person("experte")
    enter(client, moderator)
    posted = {"email": "Experte@exemple.example", "reason": "Audit"}
    client.post("/compte/experts/", posted | {"action": "grant"})
    expert.refresh_from_db()
    assert expert.is_expert
    client.post("/compte/experts/", posted | {"action": "revoke"})
    expert.refresh_from_db()
    assert not expert.is_expert
    page = client.post("/compte/experts/", posted | {"email": "inconnue@exemple.example"})
    assert "Personne n’a de compte" in page.content.decode()


def test_expert_access_is_not_in_the_hands_of_an_approver(client: Client, approver: User) -> None:
    enter(client, approver)
    posted = {"email": approver.email, "reason": "Moi", "action": "grant"}
    assert client.post("/compte/experts/", posted).status_code == 404
    approver.refresh_from_db()
    assert not approver.is_expert


def test_a_session_is_closed_from_another(agent: User) -> None:
    here, there = enter(Client(), agent), enter(Client(), agent)
    from allauth.usersessions.models import UserSession

    other = UserSession.objects.get(session_key=there.session.session_key)
    page = here.get("/compte/sessions/").content.decode()
    assert page.count("cet appareil") == 1
    assert f'name="session" value="{other.pk}"' in page

    here.post("/compte/sessions/", {"session": other.pk})
    assert there.get("/compte/").headers["Location"] == f"{SIGN_IN}?next=/compte/"
    assert here.get("/compte/").status_code == 200


def test_all_other_sessions_are_closed_at_once(agent: User) -> None:
    here, *others = [enter(Client(), agent) for _ in range(3)]
    here.post("/compte/sessions/", {"action": "others"})
    assert [browser.get("/compte/").status_code for browser in (here, *others)] == [200, 302, 302]


def test_the_session_of_somebody_else_is_out_of_reach(agent: User, approver: User) -> None:
    from allauth.usersessions.models import UserSession

    mine, theirs = enter(Client(), agent), enter(Client(), approver)
    other = UserSession.objects.get(session_key=theirs.session.session_key)
    assert mine.post("/compte/sessions/", {"session": other.pk}).status_code == 404
    assert theirs.get("/compte/").status_code == 200


def test_a_token_is_shown_once(client: Client, agent: User, town: Organisation) -> None:
    enter(client, agent)
    posted = {"name": "Suivi", "organisation": town.pk, "scope": "read"}
    page = client.post("/compte/jetons/", posted).content.decode()
    secret = page.split('<code class="secret">')[1].split("</code>")[0]

    assert find_token(secret) == ApiToken.objects.get()
    again = client.get("/compte/jetons/").content.decode()
    assert secret not in again
    assert "jamais utilisé" in again


def test_a_token_is_made_for_ones_own_authority_only(client: Client, agent: User) -> None:
    other = authority("243300316")
    enter(client, agent)
    client.post("/compte/jetons/", {"name": "x", "organisation": other.pk, "scope": "write"})
    assert ApiToken.objects.count() == 0


def test_a_token_is_revoked_by_its_person_only(
    agent: User, approver: User, town: Organisation
) -> None:
    token, _secret = create_token(agent, town, name="Suivi", scope=Scope.READ)
    path = reverse("accounts:revoke_token", kwargs={"pk": token.pk})
    assert enter(Client(), approver).post(path).status_code == 404
    assert ApiToken.objects.count() == 1
    enter(Client(), agent).post(path)
    assert ApiToken.objects.count() == 0


def test_ones_data_is_taken_away_as_a_file(client: Client, agent: User) -> None:
    answer = enter(client, agent).get("/compte/mes-donnees.json")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="mes-donnees-iatheque.json"'
    )
    assert json.loads(answer.content)["adresse_electronique"] == "agent@exemple.example"
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_account_is_erased_after_a_page_that_says_what_that_means(
    client: Client, agent: User
) -> None:
    enter(client, agent)
    assert "Restent" in client.get("/compte/effacer/").content.decode()
    agent.refresh_from_db()
    assert agent.is_active
    assert "Votre compte est effacé" in client.post("/compte/effacer/").content.decode()
    agent.refresh_from_db()
    assert not agent.is_active
    assert client.get("/compte/").headers["Location"] == f"{SIGN_IN}?next=/compte/"


def test_ten_megabytes_in_a_field_are_refused(client: Client, agent: User) -> None:
    enter(client, agent)
    assert client.post("/compte/", {"full_name": "x" * 10_000_000}).status_code in {200, 400, 413}
    agent.refresh_from_db()
    assert agent.full_name == ""


@pytest.mark.parametrize("path", ["/compte/connexion/", "/compte/connexion/code/"])
def test_a_page_with_a_form_is_kept_by_no_cache(client: Client, path: str) -> None:
    client.post(SIGN_IN, {"email": "agent@ville.example"})
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_reading_sets_no_cookie_and_holds_no_token(client: Client) -> None:
    response = client.get("/compte/inactif/")
    assert response.cookies == {}
    assert "csrfmiddlewaretoken" not in response.content.decode()
