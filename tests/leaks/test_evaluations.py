"""The leak matrix of evaluations: what a project shares, with whom, on every surface."""

import re
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.utils import timezone

from iatheque.decision.loading import current
from iatheque.decision.models import Evaluation, Share
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.projects.models import Project
from iatheque.schema.levels import Level
from tests.leaks.markers import publish_marked
from tests.leaks.surfaces import ID, SURFACES, UNMOVED, signed_in_paths
from tests.leaks.test_matrix import reader

pytestmark = pytest.mark.django_db

SECRETS = ("zqdit", "zqpreuve", "zqvoix", "zqlien")
_TRACES = re.compile(r"(?i)girouet|radar|civiteo|data publica|decision/reperes|CC.BY.NC")
# The footprint says whose ideas its rules follow; its words are ours.
_CITING = {"/decision/empreinte/"}
PICTURES = {"radar": "picture-radar", "girouet": "picture-girouet"}
SHEET = {ID + r"-(?P<slug>[^/]*)/$", "decision/partage/<str:public_id>/"}


@pytest.fixture
def evaluated() -> Entry:
    """The marked project, with a radar and a girouet at each moment, nothing shared."""
    project = publish_marked()
    for tool, voices in (("radar", [""]), ("girouet", [f"zqvoix{rank}" for rank in range(5)])):
        questionnaire = current(tool)
        said = {
            item.key: {"value": 2, "comment": "zqdit", "link": "https://zqpreuve.example/"}
            for item in questionnaire.items
        }
        for moment in questionnaire.moments:
            for voice in voices:
                Evaluation.objects.create(
                    project=project, tool=tool, version=1, moment=moment.value, voice=voice,
                    answers=said, counted=said if voice else {},
                )  # fmt: skip
    project.evaluation_invitations.create(tool="girouet", moment="amont", fingerprint="zqlien")
    entry = entries.get(Level.PUBLIC, project.public_id)
    assert entry is not None
    return entry


def share(entry: Entry, level: Level) -> None:
    """Share the first moment of both tools."""
    project = Project.objects.get(pk=entry.pk)
    for tool in PICTURES:
        Share.objects.create(
            project=project, tool=tool, moment="amont", level=level, shared_at=timezone.now()
        )


def pages(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every address of the site, by its pattern."""
    for surface in SURFACES:
        for path in surface.paths:
            yield surface.pattern, path.format(id=entry.id, slug=entry.slug)
    yield from UNMOVED.items()
    numbers = dict.fromkeys(("pk", "number"), "1") | {"public_id": entry.id, "siren": entry.siren}
    numbers |= {"token": "b" * 32, "key": "financement", "slug": "projet", "tool": "radar"}
    for path in signed_in_paths(numbers | {"moment": "amont", "extension": "pdf"}):
        yield path, path


def seen(entry: Entry, level: Level) -> dict[str, set[str]]:
    """Return by pattern what readers of `level` see of the evaluations, where they see any."""
    client = reader(level)
    found: dict[str, set[str]] = {}
    for pattern, path in pages(entry):
        response = client.get(path)
        content = b"".join(response) if response.streaming else response.content
        body = content.decode(errors="replace")
        words = (*SECRETS, *PICTURES.values(), "Préparation", "En cours de projet")
        if pattern in UNMOVED:  # the forms of the tools name their moments
            words = (*SECRETS, *PICTURES.values())
        if shows := {word for word in words if word in body}:
            found.setdefault(pattern, set()).update(shows)
    return found


@pytest.mark.parametrize("level", [Level.PUBLIC, Level.EXPERT], ids=lambda level: level.slug)
def test_what_is_private_is_nowhere(level: Level, evaluated: Entry) -> None:
    assert seen(evaluated, level) == {}


@pytest.mark.parametrize(
    ("shared", "level"),
    [
        (Level.PUBLIC, Level.PUBLIC),
        (Level.RESTREINT, Level.PUBLIC),
        (Level.RESTREINT, Level.RESTREINT),
    ],
    ids=lambda level: level.slug,
)
def test_what_is_shared_is_on_the_sheet_alone_and_one_moment_of_it(
    shared: Level, level: Level, evaluated: Entry
) -> None:
    """No comment, no proof, no person, no other moment; in no file, API, feed or widget."""
    share(evaluated, shared)
    shows = {key: set(PICTURES.values()) for key in SHEET} if level >= shared else {}
    assert seen(evaluated, level) == shows


def test_a_site_without_noncommercial_contents_shows_no_trace_of_them(
    evaluated: Entry, settings: LazySettings
) -> None:
    """No page, link, picture, credit or figure, to readers nor to the people of the project."""
    share(evaluated, Level.PUBLIC)
    settings.NONCOMMERCIAL_CONTENT = False
    traces = {}
    for client in (reader(Level.PUBLIC), reader(Level.RESTREINT, siren=evaluated.siren)):
        for _pattern, path in pages(evaluated):
            response = client.get(path)
            content = b"".join(response) if response.streaming else response.content
            if path in _CITING:
                continue
            if found := set(_TRACES.findall(content.decode(errors="replace"))):
                traces[path] = found
    assert traces == {}
