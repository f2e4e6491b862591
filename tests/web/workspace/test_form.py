"""The form: saved step by step, nothing lost, remarks beside the answers."""

import json

import pytest

from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from tests.harness.client import HouseClient

from .conftest import browser
from .pages import filled, form_of

pytestmark = pytest.mark.django_db

PROJECT = "/espace/projets/aaaaaaaaaa/"
STEP = PROJECT + "etape/projet/"


def text(html: bytes) -> str:
    return html.decode().replace("\u00a0", " ")


def test_a_form_sent_back_untouched_changes_no_value(space: HouseClient, draft: Project) -> None:
    before = Draft.objects.get(project=draft)
    for slug in ("projet", "moyens", "algorithme", "porteur"):
        path = f"{PROJECT}etape/{slug}/"
        space.post(path, form_of(space, path) | {"faire": "rester"})
    after = Draft.objects.get(project=draft)
    assert (after.values, after.unread) == (before.values, before.unread)


def test_a_step_is_saved_and_leads_to_the_next(space: HouseClient, draft: Project) -> None:
    posted = filled(
        form_of(space, STEP),
        {"nom_projet": "Autre nom", "audience_service": ["élu", "agent"], "faire": "suite"},
    )
    answer = space.post(STEP, posted)
    saved = Draft.objects.get(project=draft)
    assert answer.headers["Location"] == PROJECT + "etape/moyens/"
    assert saved.values["nom_projet"] == "Autre nom"
    assert saved.values["audience_service"] == ["élu", "agent"]
    assert saved.values["longitude"] == -2.76
    assert (saved.revision, saved.updated_by.email) == (2, "agent@exemple.example")


def test_ticking_nothing_empties_the_answer(space: HouseClient, draft: Project) -> None:
    posted = form_of(space, STEP)
    del posted["audience_service"]
    space.post(STEP, posted)
    assert "audience_service" not in Draft.objects.get(project=draft).values


def test_a_page_left_half_loaded_empties_nothing(space: HouseClient, draft: Project) -> None:
    posted = form_of(space, STEP)
    space.post(STEP, {"marques": posted["marques"], "pose": ["theme"], "theme": posted["theme"]})
    assert Draft.objects.get(project=draft).values["nom_projet"].startswith("Prévoir")


def test_what_cannot_be_read_is_kept_and_shown_beside_its_field(
    space: HouseClient, draft: Project
) -> None:
    posted = filled(form_of(space, STEP), {"projet_date": "bientôt", "faire": "suite"})
    answer = space.post(STEP, posted)
    saved = Draft.objects.get(project=draft)
    assert answer.headers["Location"] == STEP + "#champ-projet_date"
    assert (saved.unread, "projet_date" in saved.values) == ({"projet_date": ["bientôt"]}, False)
    page = text(space.get(STEP).content)
    assert "Une réponse est à reprendre avant de publier." in page
    part = page.split('id="champ-projet_date"')[1].split("</div>")[0]
    assert ["« bientôt »" in part, 'value="bientôt"' in part, 'aria-invalid="true"' in part] == [
        True
    ] * 3
    # Another step leaves it alone.
    path = PROJECT + "etape/moyens/"
    space.post(path, form_of(space, path))
    assert Draft.objects.get(project=draft).unread == {"projet_date": ["bientôt"]}


def test_what_was_mended_is_told(space: HouseClient, draft: Project) -> None:
    space.post(STEP, filled(form_of(space, STEP), {"projet_date": "mars 2024"}))
    assert Draft.objects.get(project=draft).values["projet_date"] == "03/2024"
    assert "« mars 2024 » est devenu « 03/2024 »" in text(space.get(STEP).content)


def test_html_is_shown_as_it_was_written(space: HouseClient, draft: Project) -> None:
    nasty = '"><script>alert(1)</script> **gras**'
    for key in ("nom_projet", "usage_description", "status_abandon"):
        space.post(STEP, filled(form_of(space, STEP), {key: nasty}))
    values = Draft.objects.get(project=draft).values
    assert {values[key] for key in ("nom_projet", "usage_description", "status_abandon")} == {nasty}
    for path in ("/espace/", PROJECT, STEP, PROJECT + "envoyer/"):
        assert "<script>alert" not in space.get(path).content.decode(), path


def test_a_text_too_long_is_neither_cut_nor_lost(space: HouseClient, draft: Project) -> None:
    long = "mot " * 6_000
    answer = space.post(STEP, filled(form_of(space, STEP), {"usage_description": long}))
    page = text(answer.content)
    assert answer.status_code == 422
    assert "20000 caractères au plus sont possibles. Rien n’est enregistré." in page
    assert long.strip() in page
    assert Draft.objects.get(project=draft).revision == 1


def test_ten_megabytes_are_refused(space: HouseClient, draft: Project) -> None:
    answer = space.post(STEP, {"pose": "nom_projet", "nom_projet": "a" * 10_000_000})
    assert answer.status_code == 413
    assert Draft.objects.get(project=draft).revision == 1


def test_the_page_saves_by_itself_and_says_it(space: HouseClient, draft: Project) -> None:
    posted = filled(form_of(space, STEP), {"projet_date": "bientôt", "nom_projet": "Cantines"})
    answer = space.post(STEP, posted, headers={"accept": "application/json"})
    body = json.loads(answer.content)
    assert body["dit"].startswith("Enregistré à ")
    assert list(body["remarques"]) == ["projet_date"]
    # The marks it brings make the next save undisputed.
    again = posted | {"marques": [body["marques"]], "nom_projet": ["Les cantines"]}
    assert space.post(STEP, again, headers={"accept": "application/json"}).status_code == 200
    assert Draft.objects.get(project=draft).values["nom_projet"] == "Les cantines"


def test_a_step_that_does_not_exist_is_not_found(space: HouseClient, draft: Project) -> None:
    assert space.get(PROJECT + "etape/rien/").status_code == 404


def test_under_review_only_those_who_review_edit(
    space: HouseClient, approver: object, draft: Project
) -> None:
    set_state(draft, State.SUBMITTED, by=None)
    assert (space.get(STEP).status_code, space.post(STEP, {}).status_code) == (403, 403)
    assert "ne se modifie pas" in text(space.get(PROJECT).content)
    assert browser(approver).get(STEP).status_code == 200
