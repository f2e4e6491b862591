"""The example evaluations: exactly these, of invented projects only, as people would make them."""

import csv
import json
from collections import Counter

import pytest
from django.conf import LazySettings

from iatheque.decision import loading
from iatheque.decision.aggregates import aggregates, forget
from iatheque.decision.answer_file import write
from iatheque.decision.demo.content import FOLDER, TOOLS, answers_in, load_evaluations, voices_in
from iatheque.decision.demo.stories import STORIES
from iatheque.decision.models import Evaluation, Invitation, Share
from iatheque.exchange.demo.content import FICTIONAL, load_projects
from iatheque.organisations.demo import create_people
from iatheque.organisations.models import Membership, Role
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

pytestmark = pytest.mark.django_db

CANTEEN = "fictif2222"
GREEN = "Transformation écologique et énergétique"


@pytest.fixture
def library(settings: LazySettings) -> None:
    """The example content, before its evaluations."""
    settings.DEMO = True
    load_projects()
    create_people()


def held() -> dict[str, Counter[tuple[str, str]]]:
    """Return by project how many answers each moment of each tool holds."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    rows = Evaluation.objects.order_by("pk").values_list("project__public_id", "tool", "moment")
    for public_id, tool, moment in rows:
        found.setdefault(public_id, Counter())[tool, moment] += 1
    return found


def opened() -> dict[str, dict[tuple[str, str], str]]:
    """Return by project who reads each result that its authority shares."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for row in Share.objects.select_related("project").order_by("pk"):
        shares = found.setdefault(row.project.public_id, {})
        shares[row.tool, row.moment] = Level(row.level).slug
    return found


def test_the_people_belong_to_the_authorities_of_the_projects(library: None) -> None:
    with FICTIONAL.open(encoding="utf-8", newline="") as file:
        said = {
            row["coll_siret"][:9]: (row["coll_nom"], row["coll_type"])
            for row in csv.DictReader(file)
        }

    held = Membership.objects.filter(role=Role.APPROVER).select_related("organisation", "user")
    rows = [(one.organisation, one.user.email.partition("@")[0]) for one in held.order_by("pk")]
    assert {place.siren: (place.name, place.kind) for place, _who in rows} == said
    assert Counter(who for _place, who in rows) == {"referent": 1, "voisinage": 6}


def test_each_invented_project_has_its_evaluations(library: None) -> None:
    assert load_evaluations() == 8
    assert held() == {
        CANTEEN: {
            ("qualification", ""): 1,
            ("empreinte", ""): 1,
            ("girouet", "cours"): 3,
            ("girouet", "fin"): 6,
            ("radar", "amont"): 1,
            ("radar", "preparation"): 1,
            ("radar", "production"): 1,
        },
        "fictif3333": {
            ("empreinte", ""): 1,
            ("girouet", "cours"): 6,
            ("radar", "amont"): 1,
            ("radar", "preparation"): 1,
        },
        "fictif4444": {("radar", "amont"): 1, ("radar", "production"): 1},
        "fictif5555": {
            ("girouet", "amont"): 5,
            ("girouet", "fin"): 6,
            ("radar", "amont"): 1,
            ("radar", "preparation"): 1,
            ("radar", "production"): 1,
        },
        "fictif6666": {
            ("girouet", "cours"): 7,
            ("radar", "amont"): 1,
            ("radar", "preparation"): 1,
        },
        "fictif7777": {
            ("girouet", "fin"): 5,
            ("radar", "amont"): 1,
            ("radar", "preparation"): 1,
            ("radar", "production"): 1,
        },
        "fictif2323": {("girouet", "amont"): 3, ("radar", "amont"): 1},
        "fictif3434": {("qualification", ""): 1, ("radar", "amont"): 1},
    }


def test_they_are_shared_with_everybody_with_agents_or_with_nobody(library: None) -> None:
    load_evaluations()

    assert opened() == {
        CANTEEN: {
            ("radar", "amont"): "public",
            ("radar", "preparation"): "restreint",
            ("radar", "production"): "public",
            ("girouet", "fin"): "public",
        },
        "fictif3333": {("radar", "preparation"): "restreint", ("girouet", "cours"): "public"},
        "fictif4444": {("radar", "amont"): "public", ("radar", "production"): "public"},
        "fictif5555": {
            ("radar", "amont"): "restreint",
            ("radar", "production"): "public",
            ("girouet", "amont"): "public",
            ("girouet", "fin"): "public",
        },
        "fictif6666": {("radar", "preparation"): "public", ("girouet", "cours"): "public"},
        "fictif7777": {
            ("radar", "amont"): "public",
            ("radar", "preparation"): "public",
            ("radar", "production"): "public",
            ("girouet", "fin"): "public",
        },
        "fictif2323": {("radar", "amont"): "public"},
    }
    assert not Invitation.objects.filter(revoked_at=None).exists()


def test_the_marks_have_a_median_and_every_distribution(library: None) -> None:
    load_evaluations()
    forget()

    found = {level: aggregates(level) for level in (Level.PUBLIC, Level.RESTREINT)}

    radar = [item.key for item in loading.current("radar").items]
    girouet = [item.key for item in loading.current("girouet").items]
    assert {
        level.slug: (one.radar_count, one.girouet_count, [theme.theme for theme in one.themes])
        for level, one in found.items()
    } == {"public": (6, 5, [GREEN]), "restreint": (7, 5, [GREEN])}
    [theme] = found[Level.PUBLIC].themes
    # The canteen takes the girouet there: what is left would be fewer than five (ADR 12).
    taken = {item.key for item in loading.current("radar").groups[-1].items}
    assert (theme.count, set(theme.medians)) == (5, set(radar) - taken)
    assert sorted(found[Level.PUBLIC].radar) == sorted(radar)
    assert sorted(found[Level.PUBLIC].girouet) == sorted(girouet)


def test_the_footprint_of_the_canteen_is_written_on_its_sheet(library: None) -> None:
    load_evaluations()

    entry = entries.get(Level.RESTREINT, CANTEEN)
    assert entry is not None
    first = " ".join(entry.text("impact_environnement").splitlines()[0].split())
    assert first == "Sur 12 mois : 16,8 kWh ; 863 g équivalent CO₂."


def test_they_are_loaded_once_and_never_over_those_of_somebody(library: None) -> None:
    mine = Project.objects.get(public_id=CANTEEN)
    Evaluation.objects.create(project=mine, tool="radar", version=1, moment="amont")

    assert [load_evaluations(), load_evaluations()] == [7, 0]
    assert held()[CANTEEN] == {("radar", "amont"): 1}


def test_nobody_answers_before_the_people_are_there() -> None:
    load_projects()

    assert load_evaluations() == 0


def test_without_the_cc_by_nc_sets_only_the_others_are_answered(
    library: None, settings: LazySettings
) -> None:
    settings.NONCOMMERCIAL_CONTENT = False

    assert load_evaluations() == 8
    assert held() == {
        CANTEEN: {("qualification", ""): 1, ("empreinte", ""): 1},
        "fictif3333": {("empreinte", ""): 1},
        "fictif3434": {("qualification", ""): 1},
    }
    assert opened() == {}


def test_every_story_is_about_an_invented_project_and_has_a_folder() -> None:
    with FICTIONAL.open(encoding="utf-8", newline="") as file:
        invented = [row["id"] for row in csv.DictReader(file)]
    folders = sorted(path.name for path in FOLDER.iterdir() if path.name[0] not in "_.")

    assert [story.public_id for story in STORIES] == invented
    assert [one for one in folders if (FOLDER / one).is_dir()] == sorted(
        story.folder for story in STORIES
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.json")), ids=lambda path: str(path)[-40:])
def test_the_files_hold_nothing_that_the_tools_leave_out(path: object) -> None:
    """Read and written again, a file is the same: no answer is unknown, misspelt or hidden."""
    folder, name = str(path).rsplit("/", 2)[1:]
    tool = name.removesuffix(".json")
    written = json.loads((FOLDER / folder / name).read_text(encoding="utf-8"))
    if tool == "voix":
        assert {moment: len(many) for moment, many in voices_in(folder).items()} == {
            moment: len(many) for moment, many in written.items()
        }
        return
    assert tool in TOOLS
    file = answers_in(folder, tool)
    assert file is not None
    assert json.loads(json.dumps(write(file))) == written


def test_the_radars_tell_of_gaps_comments_and_proofs() -> None:
    files = [answers_in(story.folder, "radar") for story in STORIES]
    answers = [
        one for file in files if file for given in file.moments.values() for one in given.values()
    ]

    assert Counter(
        what for one in answers for what in ("unknown", "comment", "link") if getattr(one, what)
    ) == {"unknown": 8, "comment": 39, "link": 6}
    assert all(".example/" in one.link for one in answers if one.link)
