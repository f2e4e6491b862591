"""A member of one authority, on every address of the other: nothing seen, nothing changed."""

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.test.client import MULTIPART_CONTENT

from iatheque.accounts.models import User
from tests.hostile.addresses import ADDRESSES
from tests.hostile.world import World, browser, build
from tests.leaks.surfaces import patterns

pytestmark = pytest.mark.django_db

MARK = "zqsecret"


@pytest.fixture
def world() -> World:
    return build(MARK)


def test_every_address_is_in_the_matrix() -> None:
    missing = set(patterns()) - set(ADDRESSES)
    assert missing == set(), (
        "add one row per new address to ADDRESSES, in tests/hostile/addresses.py: its path, and "
        "what GET then POST answer to a member of another authority; what it shows is made in "
        f"`build`, in tests/hostile/world.py. Missing: {sorted(missing)}"
    )
    assert set(ADDRESSES) - set(patterns()) == set(), "these addresses no longer exist"


def test_another_authority_sees_and_changes_nothing(world: World) -> None:
    found, leaks, changes = {}, [], []
    before = everything(world)
    for pattern, (path, _on_get, _on_post) in ADDRESSES.items():
        place = transaction.savepoint()
        client, address = browser(world.neighbour), "/" + path.format(**world.parts)
        seen = client.get(address)
        done = client.post(address, content_type=_type(path))
        found[pattern] = (path, seen.status_code, done.status_code)
        leaks += [path for answer in (seen, done) if MARK in body(answer)]
        changes += [path] if everything(world) != before else []
        transaction.savepoint_rollback(place)
    assert found == ADDRESSES
    assert (leaks, changes) == ([], [])


def _type(path: str) -> str:
    return "application/json" if path.startswith("api/") else MULTIPART_CONTENT


def body(response: HttpResponse) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


def everything(world: World) -> dict[str, list[str]]:
    """Return every row that belongs to somebody else than the visitor, by model."""
    own = f"'user_id': {world.neighbour.pk},"
    models = [model for model in apps.get_models() if model.__module__.startswith("iatheque.")]
    return {
        model._meta.label: sorted(
            str(row)
            for row in model._base_manager.values()
            if own not in str(row) and (model is not User or row["id"] != world.neighbour.pk)
        )
        for model in models
    }


def test_the_people_of_the_authority_do_see_their_things(world: World) -> None:
    """Shows that the mark would be seen: the same pages, opened by those whose they are."""
    seen = {
        pattern
        for pattern, (path, _get, _post) in ADDRESSES.items()
        if pattern.startswith(("espace/", "fichiers/", "moderation/", "compte/"))
        for user in (world.agent, world.approver)
        if MARK in body(browser(user).get("/" + path.format(**world.parts)))
    }
    assert seen >= {
        "compte/alertes/",
        "espace/<str:siren>/imports/",
        "espace/<str:siren>/imports/<slug:slug>/",
        "espace/<str:siren>/imports/<slug:slug>/annuler/",
        "espace/<str:siren>/imports/<slug:slug>/compte-rendu.csv",
        "espace/projets/<str:public_id>/ressources/",
        "espace/projets/<str:public_id>/ressources/<str:token>/",
        "fichiers/<str:token>/<str:name>",
        "espace/projets/<str:public_id>/",
        "moderation/relectures/<int:pk>/",
        "moderation/signalements/<int:pk>/",
        "compte/demandes/",
    }


def test_the_visitor_is_an_agent_who_reads_what_agents_may(world: World) -> None:
    """Shows that the sheet has resources: what is closed to her is closed by its level."""
    sheet = body(browser(world.neighbour).get("/projets/{online}-{slug}/".format(**world.parts)))
    assert ("Mode d’emploi" in sheet, MARK in sheet) == (True, False)
