"""HTML and Markdown in every text, by every way in: shown as they were typed, never obeyed."""

import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import TestCase

from iatheque.accounts.models import User
from iatheque.exchange.apply import apply_plan
from iatheque.exchange.options import Options
from iatheque.exchange.planning import make_plan
from iatheque.moderation.domain import decisions
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import ReviewRequest
from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.schema.field import Kind
from iatheque.schema.levels import Level
from iatheque.schema.model import ALL_FIELDS
from iatheque.web.workspace.steps import STEP_BY_SLUG
from tests.exchange.lines import LINE, table
from tests.hostile.addresses import ADDRESSES
from tests.hostile.filled_forms import FORMS, TEXT, Filled
from tests.hostile.world import World, browser, build, place_of
from tests.web.workspace.pages import filled, form_of

pytestmark = pytest.mark.django_db

FREE = [one for one in ALL_FIELDS if one.kind in {Kind.LINE, Kind.BLOCK, Kind.NAMES}]
FREE = [one for one in FREE if one.key != "coll_nom"]  # it names the authority in an import
TEXTS = {one.key: f"{TEXT}{one.key}" for one in FREE}


class _Reader(HTMLParser):
    """Finds what a text should never have become."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if tag == "zq":
            self.found.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            if (value or "").strip().startswith("javascript:") or name.startswith("on"):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if (self._inside, data) in {("strong", "zqgras"), ("b", "zqgras"), ("a", "zqlien")}:
            self.found.append(f"<{self._inside}>{data}")


def obeyed(html: str) -> list[str]:
    """Return what of the hostile text a browser would obey in `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def by_form(world: World) -> None:
    client = browser(world.agent)
    path = f"/espace/projets/{world.draft.public_id}/etape/"
    for slug in STEP_BY_SLUG:
        posted = form_of(client, f"{path}{slug}/")
        mine = {key: text for key, text in TEXTS.items() if key in posted["pose"]}
        assert client.post(f"{path}{slug}/", filled(posted, mine)).status_code == 302


def by_api(world: World) -> None:
    client = browser(world.agent)
    path = f"/api/v1/projets/{world.draft.public_id}"
    answer = client.patch(
        path,
        json.dumps(TEXTS),
        content_type="application/json",
        headers={"If-Match": f'"{Draft.objects.get(project=world.draft).revision}"'},
    )
    assert answer.status_code == 200


def by_import(world: World) -> None:
    line = {**LINE, **TEXTS, "id": world.draft.public_id}
    with make_plan(table(line), Options(drafts=True)) as plan:
        apply_plan(plan, by=world.moderator)


WAYS: dict[str, Callable[[World], None]] = {"form": by_form, "api": by_api, "import": by_import}


@pytest.fixture(params=WAYS, name="world")
def hostile_world(request: pytest.FixtureRequest) -> World:
    """The world with hostile texts everywhere, published, then changed and sent to review again."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        world = build(TEXT)
        Organisation.objects.update(name=TEXT)
        User.objects.update(full_name=TEXT)
        WAYS[request.param](world)
        _publish_twice(world)
    entry = entries.get(Level.PUBLIC, world.draft.public_id)
    assert entry is not None
    world.parts |= {"online": entry.id, "slug": entry.slug, "place": place_of(world.town)}
    review = ReviewRequest.objects.filter(project=world.draft).latest("pk")
    world.parts["review"] = str(review.pk)
    return world


def _publish_twice(world: World) -> None:
    project = Project.objects.select_related("organisation", "draft").get(pk=world.draft.pk)
    values = project.draft.values
    if project.state != State.PUBLISHED:
        set_state(project, State.PUBLISHED, by=world.moderator)
    changed = {
        key: f"autre {value}" if isinstance(value, str) and TEXT in value else value
        for key, value in values.items()
    }
    Draft.objects.filter(project=project).update(values=changed, revision=7)
    review = submit(project, by=world.agent, message=TEXT)
    decisions.request_changes(review, by=world.moderator, revision=7, reason=TEXT)
    review = submit(project, by=world.agent, message=TEXT)
    decisions.publish(project, by=world.moderator, revision=7)
    Draft.objects.filter(project=project).update(values=values, revision=8)
    submit(project, by=world.agent, message=TEXT)


def test_every_text_is_kept_as_it_was_typed(world: World) -> None:
    found = Draft.objects.get(project=world.draft).values
    kept = {key: found.get(key) for key in TEXTS}
    assert {
        key: text for key, text in kept.items() if TEXTS[key] not in (text, *(text or ()))
    } == {}


def test_no_page_and_no_file_obeys_it(world: World) -> None:
    admin = User.objects.create_superuser("admin@exemple.example", full_name=TEXT)
    shown = set()
    for user in (None, world.neighbour, world.agent, world.approver, admin):
        client = browser(user)
        for path, _get, _post in ADDRESSES.values():
            if path.startswith(("compte/deconnexion", "compte/connexion")):
                continue
            answer = client.get("/" + path.format(**world.parts))
            shown |= {path} if examined(answer) else set()
    assert shown >= {
        "",
        "projets/",
        "projets/{online}-{slug}/",
        "projets/{online}-{slug}/historique/",
        "projets/{online}-{slug}/signaler/",
        "projets/{online}.json",
        "projets/flux.atom",
        "donnees/projets.csv",
        "espace/",
        "espace/projets/{draft}/",
        "espace/projets/{draft}/etape/projet/",
        "moderation/",
        "moderation/relectures/{review}/",
        "moderation/signalements/",
        "moderation/journal/",
        "moderation/journal.csv",
        "espace/{siren}/imports/",
        "espace/{siren}/imports/{import}/",
        "espace/{siren}/imports/{import}/compte-rendu.csv",
        "espace/{siren}/imports/{applied}/annuler/",
        "espace/projets/{draft}/ressources/",
        "espace/projets/{draft}/ressources/{resource}/",
        "projets/{online}-{slug}/contacter/",
        "{place}/",
        "{place}/registre/",
        "collectivites/{siren}/registre.csv",
        "compte/alertes/",
        "compte/demandes/",
        "compte/jetons/",
        "compte/mes-donnees.json",
    }


def examined(answer: HttpResponse) -> bool:
    """Return whether `answer` shows the hostile text, once it is seen to obey nothing of it."""
    raw = b"".join(answer) if answer.streaming else answer.content
    content = raw.decode(errors="replace")
    kind = answer.headers.get("Content-Type", "")
    address = answer.wsgi_request.get_full_path()
    if "html" in kind or "xml" in kind:
        assert (address, obeyed(content)) == (address, [])
    assert answer.headers["X-Content-Type-Options"] == "nosniff", address
    return "zqgras" in content


def test_no_view_of_the_list_obeys_it(world: World) -> None:
    views = ("tableau", "fiches", "carte", "graphiques")
    for query in ("", "&q=zqgras"):
        found = [examined(browser().get(f"/projets/?vue={view}{query}")) for view in views]
        assert found[:2] == [True, True]


def test_what_is_typed_in_the_address_is_not_obeyed_either() -> None:
    client = browser()
    for path in ("/projets/", "/projets/suggestions", "/rien/", "/espace/semblables"):
        examined(client.get(path, {"q": TEXT, "theme": TEXT, "tri": TEXT, "vue": TEXT}))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_other_form_obeys_what_is_typed_in_it(form: Filled) -> None:
    """The answer of the form, the page that shows what was typed, the letters that carry it."""
    world = build("zqsecret")
    client = browser(world.agent)
    with TestCase.captureOnCommitCallbacks(execute=True):
        examined(client.post(form.path.format(**world.parts), form.posted(), follow=True))
    if form.shown:
        assert examined(client.get(form.shown.format(**world.parts)))
    for letter in mail.outbox:
        [alternative] = letter.alternatives
        assert (letter.subject, obeyed(alternative.content)) == (letter.subject, [])


def test_no_mail_obeys_it(world: World) -> None:
    letters = [letter for letter in mail.outbox if "zqgras" in letter.body + letter.subject]
    assert len(letters) >= 3
    for letter in mail.outbox:
        assert "\n" not in letter.subject
        [alternative] = letter.alternatives
        assert (letter.subject, obeyed(alternative.content)) == (letter.subject, [])


def test_the_reader_of_these_tests_would_see_it() -> None:
    assert obeyed(f"<p>{TEXT}</p>") == [
        "<zq onmouseover=alert(1)>",
        "<zq onmouseover=alert(1)>",
        "<zq>",
    ]
    assert obeyed("<strong>zqgras</strong>") == ["<strong>zqgras"]
