"""`iatheque publish-git`: exit codes, the letter to the team, and `iatheque taches`."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.management import CommandError, call_command

from iatheque.accounts.models import User
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from tests.exchange.git import repository
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def configured(tmp_path: Path, settings: LazySettings) -> None:
    remote = repository.bare(tmp_path / "depot.git")
    settings.GIT_REMOTE, settings.GIT_TOKEN = remote.address, "s3cret-jeton"


def run(verb: str = "publish-git", *options: str) -> list[str]:
    said = StringIO()
    call_command(verb, *options, stdout=said)
    return said.getvalue().splitlines()


def test_without_a_remote_it_says_which_setting_to_give() -> None:
    with pytest.raises(CommandError) as stopped:
        run()
    assert stopped.value.returncode == 2
    assert "IATHEQUE_GIT_REMOTE" in str(stopped.value)


def test_it_says_what_it_sent_then_that_nothing_changed(
    configured: None, plain_project: Project
) -> None:
    [said] = run()
    assert said.endswith(". Ajoutés 1, modifiés 0, retirés 0.")
    assert run() == ["Dépôt git : rien n’a changé."]


def test_a_loss_is_refused_with_one_letter_and_exit_code_2(
    configured: None, plain_project: Project
) -> None:
    User.objects.create_user("equipe@national.example", is_moderator=True)
    make_project(nom_projet="Un autre")
    run()
    set_state(plain_project, State.ARCHIVED, by=None)

    for _ in range(2):
        with pytest.raises(CommandError) as stopped:
            run()
        assert stopped.value.returncode == 2

    [letter] = mail.outbox
    assert letter.to == ["equipe@national.example"]
    assert letter.subject == "Les données ne sont plus envoyées dans le dépôt git"
    assert str(stopped.value) in letter.body
    assert run("publish-git", "--accept-loss")[0].endswith("retirés 1.")


def test_chores_publish_when_it_is_configured(configured: None, plain_project: Project) -> None:
    assert run("taches")[-1].endswith(". Ajoutés 1, modifiés 0, retirés 0.")
    assert run("taches")[-1] == "Dépôt git : rien n’a changé."


def test_a_remote_that_fails_stops_no_other_chore(
    plain_project: Project, settings: LazySettings, tmp_path: Path
) -> None:
    settings.GIT_REMOTE = f"file://{tmp_path}/rien.git"
    assert run("taches")[-1].startswith("Le dépôt git a refusé")
