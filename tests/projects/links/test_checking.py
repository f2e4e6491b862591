"""Links are visited now and then, few at a time, never inside our own network."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from iatheque.lib.messages import message
from iatheque.moderation.remarks import hints
from iatheque.projects.catalogue import current_version
from iatheque.projects.domain import resources
from iatheque.projects.domain.resources import Description
from iatheque.projects.links.checking import Checked, check_links
from iatheque.projects.links.health import broken_since
from iatheque.projects.models import Link, Project, Resource
from iatheque.schema.levels import Level
from tests.factories import make_draft, make_project
from tests.harness.web_server import page, serving

pytestmark = pytest.mark.django_db

HERE = ("127.0.0.1",)


def attach(project: Project, link: str) -> None:
    resources.add_link(project, Description("Le code", "code", "", Level.EXPERT), link, by=None)


def a_day_later() -> None:
    """Make every link due, as time would."""
    Link.objects.update(due_at=timezone.now() - timedelta(minutes=1))


def test_the_links_of_projects_and_resources_are_each_visited_once() -> None:
    with serving({f"/{name}": page(b"") for name in "abcd"}) as (site, hosts):
        project = make_project(
            url_infos=f"{site}/a", url_ressources=f"{site}/b", image_url=f"{site}/c"
        )
        make_project(url_infos=f"{site}/a")
        attach(project, f"{site}/d")
        attach(make_draft(), f"{site}/d")

        assert check_links(allowed=HERE) == Checked(visited=4, silent=0)
        assert check_links(allowed=HERE) == Checked()
        assert len(hosts) == 4
    assert sorted(Link.objects.values_list("url", "status", "failures", "why")) == [
        (f"{site}/{name}", 200, 0, "") for name in "abcd"
    ]


@pytest.mark.parametrize(
    ("status", "failures"),
    [(200, 0), (204, 0), (401, 0), (403, 0), (405, 0), (429, 0), (404, 1), (410, 1), (500, 1)],
)
def test_an_answer_is_enough_unless_the_page_is_gone(status: int, failures: int) -> None:
    with serving({"/a": page(b"", status=status)}) as (site, _hosts):
        make_project(url_infos=f"{site}/a")
        check_links(allowed=HERE)
    assert list(Link.objects.values_list("status", "failures")) == [(status, failures)]


def test_a_link_is_broken_at_its_second_failure_and_whole_again_at_once() -> None:
    answers = {"/a": page(b"", status=404)}
    with serving(answers) as (site, _hosts):
        url = f"{site}/a"
        make_project(url_infos=url)
        versions, broken = [current_version()], []
        for status in (404, 404, 404, 200):
            answers["/a"] = page(b"", status=status)
            check_links(allowed=HERE)
            versions.append(current_version())
            broken.append(list(broken_since([url, "https://inconnue.example/", ""])))
            a_day_later()
    first = versions[0]
    # What readers see changes twice: when the link is told broken, and when it no longer is.
    assert (broken, versions) == (
        [[], [url], [url], []],
        [first, first, first + 1, first + 1, first + 2],
    )


def test_a_silent_link_is_visited_again_the_next_day_and_another_much_later() -> None:
    with serving({"/a": page(b""), "/b": page(b"", status=404)}) as (site, _hosts):
        make_project(url_infos=f"{site}/a", url_ressources=f"{site}/b")
        check_links(allowed=HERE)
    days = {link.url[-1]: (link.due_at - link.checked_at).days for link in Link.objects.all()}
    assert days == {"a": 14, "b": 1}


def test_a_run_visits_few_links_and_fewer_of_one_host(settings: LazySettings) -> None:
    with serving({f"/{rank}": page(b"") for rank in range(12)}) as (site, hosts):
        project = make_draft()
        for rank in range(12):
            attach(project, f"{site}/{rank}")
        runs = [check_links(allowed=HERE).visited for _run in range(2)]
        settings.LINKS_PER_RUN = 1
        runs.append(check_links(allowed=HERE).visited)
        settings.LINKS_PER_RUN = 0
        runs.append(check_links(allowed=HERE).visited)
    assert (runs, len(hosts), Link.objects.count()) == ([5, 5, 1, 0], 11, 11)


@pytest.mark.parametrize(("hosts", "failures"), [(3, [1, 1, 1]), (4, [0, 0, 0, 0])])
def test_a_library_cut_off_from_the_network_blames_no_link(hosts: int, failures: list[int]) -> None:
    project = make_draft()
    for rank in range(hosts):
        attach(project, f"https://ville{rank}.invalid/")
    assert check_links() == Checked(hosts, hosts)
    assert check_links() == Checked()
    assert list(Link.objects.values_list("failures", flat=True)) == failures


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "169.254.169.254",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "[fe80::1]",
        "[fc00::1]",
        "[64:ff9b::7f00:1]",
        "0x7f.1",
        "2130706433",
        "localtest.localhost",
    ],
)
def test_a_link_that_leads_inside_is_never_visited(host: str) -> None:
    with serving({"/": page(b"")}) as (site, hosts):
        port = site.rpartition(":")[2]
        attach(make_draft(), "https://ville.example/")
        # Past the rules of the model, as an old row might be.
        Resource.objects.update(link=f"http://{host}:{port}/")
        checked = check_links()
    found = list(Link.objects.values_list("status", "failures"))
    assert (checked, found, hosts) == (Checked(1, 1), [(0, 1)], [])


@pytest.mark.parametrize(
    "inside", ["http://localhost:1/", "http://[::ffff:10.0.0.1]/", "file:///a"]
)
def test_a_link_that_redirects_inside_is_not_followed(inside: str) -> None:
    answers = {"/a": page(b"", status=302, headers={"Location": inside})}
    with serving(answers) as (site, _hosts):
        attach(make_draft(), f"{site}/a")
        check_links(allowed=HERE)
    assert list(Link.objects.values_list("status", "failures")) == [(0, 1)]


def test_the_reviewer_is_told_of_silent_links() -> None:
    since = datetime(2026, 3, 3, 12, tzinfo=UTC)
    project = make_draft(url_infos="https://ville.example/a")
    attach(project, "https://ville.example/b")
    for name in "ab":
        Link.objects.create(
            url=f"https://ville.example/{name}", due_at=since, failures=2, failing_since=since
        )
    why = "« %(url)s » ne répond plus depuis le %(day)s."
    told = [
        (hint.field.key if hint.field else "", hint.message)
        for hint in hints(project)
        if hint.message.template == why
    ]
    assert told == [
        ("url_infos", message(why, url="https://ville.example/a", day="03/03/2026")),
        ("", message(why, url="https://ville.example/b", day="03/03/2026")),
    ]
