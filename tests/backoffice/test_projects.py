"""The two decisions taken in the administration, who may take them, and what is told."""

import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from iatheque.accounts.models import User
from iatheque.projects import entries
from iatheque.projects.models import Project, StateChange
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.factories import make_draft, make_project

from .conftest import signed_in

LIST = reverse("admin:projects_project_changelist")
PUBLICATIONS = reverse("admin:projects_publication_changelist")


def act(person: User, action: str, *projects: Project) -> list[str]:
    """Run an action on projects; return the messages shown."""
    chosen = [str(project.pk) for project in projects]
    response = signed_in(person).post(LIST, {"action": action, "_selected_action": chosen})
    return [str(message) for message in get_messages(response.wsgi_request)]


def states(*projects: Project) -> list[str]:
    return [Project.objects.get(pk=project.pk).state for project in projects]


def test_projects_chosen_are_published_through_set_state(moderator: User) -> None:
    one, two = make_draft(), make_draft()

    said = act(moderator, "publish", one, two)

    assert said == ["2 projets publiés."]
    assert states(one, two) == [State.PUBLISHED, State.PUBLISHED]
    assert entries.count(Level.PUBLIC) == 2
    assert list(StateChange.objects.order_by("pk").values_list("project", "after", "by")) == [
        (one.pk, State.PUBLISHED, moderator.pk),
        (two.pk, State.PUBLISHED, moderator.pk),
    ]


def test_project_with_errors_is_not_published_and_the_errors_are_told(moderator: User) -> None:
    good, bad = make_draft(), make_draft(public_id="a" * 10, coll_siret=None)

    said = act(moderator, "publish", good, bad)

    assert len(said) == 1
    assert said[0].startswith(
        "Rien n’a été publié : le projet aaaaaaaaaa a des points à corriger. "
        "Identifiant SIRET de la collectivité ("
    )
    assert states(good, bad) == [State.DRAFT, State.DRAFT]
    assert entries.count(Level.PUBLIC) == 0


def test_project_published_is_withdrawn(moderator: User) -> None:
    project = make_project()

    assert act(moderator, "withdraw", project) == ["1 projet retiré."]
    assert states(project) == [State.ARCHIVED]
    assert entries.count(Level.PUBLIC) == 0


def test_passage_that_does_not_exist_is_refused_in_words(moderator: User) -> None:
    project = make_project()
    act(moderator, "withdraw", project)

    assert act(moderator, "withdraw", project) == [
        "Rien n’a changé : un projet « Retiré » ne peut pas devenir « Retiré »."
    ]


@pytest.mark.parametrize("address", [LIST, PUBLICATIONS])
def test_projects_are_closed_to_who_does_not_read_them_whole(staff: User, address: str) -> None:
    make_project()

    assert signed_in(staff).get(address).status_code == 403


def test_note_is_written_and_nothing_else(moderator: User) -> None:
    project = make_draft()
    address = reverse("admin:projects_project_change", args=[project.pk])

    response = signed_in(moderator).post(
        address,
        {
            "moderation_note": "À relire avec la DSI.",
            "state": State.PUBLISHED,
            "state_changes-TOTAL_FORMS": "0",
            "state_changes-INITIAL_FORMS": "0",
        },
    )

    assert response.status_code == 302
    project.refresh_from_db()
    assert (project.moderation_note, project.state) == ("À relire avec la DSI.", State.DRAFT)


def test_draft_is_shown_whole_in_published_order(moderator: User) -> None:
    project = make_draft(financement="Fonds vert", nom_projet="<b>Cantine</b>")
    address = reverse("admin:projects_project_change", args=[project.pk])

    html = signed_in(moderator).get(address).content.decode()

    rows = re.findall(r"<code>(\w+)</code></td><td>([^<]*)</td><td>([^<]*)</td>", html)
    assert rows[:3] == [
        ("coll_nom", "Tout public", "Ville de Saint-Brieuc"),
        ("nom_projet", "Tout public", "&lt;b&gt;Cantine&lt;/b&gt;"),
        ("coll_siret", "Tout public", "21220278200018"),
    ]
    assert ("financement", "Agents", "Fonds vert") in rows


def test_publication_is_read_and_never_written(moderator: User) -> None:
    project = make_project(financement="Fonds vert")
    publication = project.publications.get()
    client = signed_in(moderator)
    address = reverse("admin:projects_publication_change", args=[publication.pk])

    assert "Fonds vert" in client.get(address).content.decode()
    assert client.post(address, {"number": "7"}).status_code == 403
    assert client.get(reverse("admin:projects_publication_add")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_the_same_whatever_they_show(
    moderator: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_project()
    client = signed_in(moderator)

    with django_assert_num_queries(7):  # session, person, viewer, count, two of permissions, rows
        client.get(LIST)


def test_change_log_is_hidden(administrator: User) -> None:
    html = signed_in(administrator).get(reverse("admin:index")).content.decode()

    assert sorted(set(re.findall(r'href="/admin/(\w+/\w+)/"', html))) == [
        "accounts/user",
        "auth/group",
        "organisations/organisation",
        "pages/pagetext",
        "projects/project",
        "projects/publication",
    ]
