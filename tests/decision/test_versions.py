"""Answers keep the version they were given under; what a site lacks leaves no hole."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from iatheque.decision import answer_file, loading
from iatheque.decision.answers import Answer
from iatheque.decision.domain.saving import answers_of, save
from iatheque.decision.domain.sharing import share
from iatheque.decision.models import Evaluation
from iatheque.decision.shared import NOTHING_SHARED, shared
from iatheque.schema.levels import Level
from tests.decision.domain.cases import evaluate, given, project_of, town
from tests.harness.client import HouseClient
from tests.web.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The question sets of this site, in a place of their own; the open ones to begin with."""
    shutil.copytree(loading.FOLDER / "ouvert", tmp_path / "ouvert")
    source = loading.NONCOMMERCIAL
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    monkeypatch.setattr(loading, "NONCOMMERCIAL", tmp_path / "cc-by-nc")
    loading._files.cache_clear()
    yield source
    loading._files.cache_clear()


def install(source: Path, *, second: bool) -> None:
    """Put the noncommercial sets there; and a second radar, which drops one item and adds one."""
    shutil.copytree(source, loading.NONCOMMERCIAL, dirs_exist_ok=True)
    if second:
        written = json.loads((source / "radar-1.json").read_text(encoding="utf-8"))
        written["version"] = 2
        first = written["groups"][0]["items"]
        first[0] = first[0] | {"key": "nouvelle", "label": "Nouvelle"}
        path = loading.NONCOMMERCIAL / "radar-2.json"
        path.write_text(json.dumps(written), encoding="utf-8")
    loading._files.cache_clear()


def labels(client: HouseClient, moment: str) -> list[str]:
    page = Page(client.get(f"/decision/projets/aaaaaaaaaa/radar/?moment={moment}").content)
    return [text for text in page.texts("th") if "utilité" in text or "Nouvelle" in text]


def test_a_second_version_never_rewrites_the_answers_to_the_first(folder: Path) -> None:
    install(folder, second=False)
    place, agent, approver = town()
    project = project_of(place, public_id="aaaaaaaaaa")
    first = evaluate(project, agent, note=4)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    before = shared(project.pk, Level.PUBLIC).radar
    kept = json.dumps(answer_file.write(answer_file.AnswerFile(loading.current("radar"), {
        "amont": {"utilite": Answer(4)}
    })))  # fmt: skip

    install(folder, second=True)
    assert loading.current("radar").version == 2
    assert Evaluation.objects.get().version == 1
    assert answers_of(first)["utilite"] == Answer(4)
    assert shared(project.pk, Level.PUBLIC).radar == before
    assert answer_file.read("radar", kept).questionnaire.version == 1

    save(project, given("radar", 2, moment="production"), by=agent)
    assert list(Evaluation.objects.order_by("pk").values_list("moment", "version")) == [
        ("amont", 1), ("production", 2),
    ]  # fmt: skip
    client = HouseClient()
    client.force_login(agent)
    assert [labels(client, moment) for moment in ("amont", "production")] == [
        ["1 L’utilité"], ["1 Nouvelle"],
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["radar/", "girouet/", "reperes/", "documents/note-de-decision/"])
def test_without_its_folder_the_site_works_and_the_tools_are_not_there(
    path: str, folder: Path, client: HouseClient
) -> None:
    assert client.get(f"/decision/{path}").status_code == 404
    for page in ("/decision/", "/decision/documents/", "/plan-du-site/", "/sitemap-pages.xml"):
        response = client.get(page)
        assert (response.status_code, f"/decision/{path}" in response.content.decode()) == (
            200, False,
        )  # fmt: skip


def test_without_its_folder_what_was_shared_is_kept_and_not_shown(folder: Path) -> None:
    install(folder, second=False)
    place, agent, approver = town()
    project = project_of(place)
    evaluate(project, agent)
    share(project, "radar", "amont", Level.PUBLIC, by=approver)
    shutil.rmtree(loading.NONCOMMERCIAL)
    loading._files.cache_clear()
    assert shared(project.pk, Level.PUBLIC) == NOTHING_SHARED
    assert Evaluation.objects.count() == 1
