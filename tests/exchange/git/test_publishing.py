"""Public data in a git repository: what is committed, when, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils.timezone import localdate

from iatheque.exchange.git import publishing
from iatheque.exchange.git.files import writers
from iatheque.exchange.git.journal import Changes, Row, compare, told
from iatheque.exchange.git.publishing import Published, publish
from iatheque.exchange.git.refusals import PublicationError, ShrunkError
from iatheque.exchange.git.remote import Remote
from iatheque.exchange.git.working_copy import WorkingCopy
from iatheque.exchange.writers.csv_file import write_csv
from iatheque.lib.dates import write_day
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from tests.exchange.git import repository
from tests.factories import make_project

pytestmark = pytest.mark.django_db

CANTINE = "Prévoir les repas de la cantine (Ville de Saint-Brieuc)"


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return repository.bare(tmp_path / "depot.git")


def withdraw(project: Project) -> None:
    set_state(project, State.ARCHIVED, by=None)


def test_the_first_publication_fills_an_empty_repository(
    remote: Remote, plain_project: Project, settings: LazySettings
) -> None:
    done = publish(remote)

    assert done.changes == Changes(added=[CANTINE])
    assert repository.log(remote) == ["Projets : 1 ajouté"]
    assert repository.paths(remote) == sorted([*writers(""), "JOURNAL.md"])
    csv = b"".join(write_csv(Level.PUBLIC, None, site_url=settings.SITE_URL)).decode()
    assert repository.content(remote, "projets.csv") == csv.replace("\r\n", "\n")
    assert repository.content(remote, "JOURNAL.md") == (
        "# Journal des projets publiés\n"
        f"\n## {write_day(localdate())}\n"
        f"\n### Ajoutés\n\n- {CANTINE}\n"
    )


def test_nothing_reserved_leaves(remote: Remote, full_project: Project) -> None:
    publish(remote)
    everything = "\n".join(
        repository.content(remote, path)
        for path in repository.paths(remote)
        if path.endswith((".csv", ".md"))
    )
    reserved = ("Fonds vert", "numerique@", "@repas", "forge.example", "Computer", "2,1 kWh")
    assert [word for word in reserved if word in everything] == []


def test_nothing_is_committed_when_nothing_changed(remote: Remote, plain_project: Project) -> None:
    publish(remote)

    assert publish(remote) == Published("", Changes())
    assert len(repository.log(remote)) == 1


def test_the_journal_names_what_was_added_changed_and_removed(
    remote: Remote, plain_project: Project
) -> None:
    gone = make_project(nom_projet="Un essai")
    for name in ("Deux", "Trois", "Quatre"):
        make_project(nom_projet=name)
    publish(remote)
    withdraw(gone)
    make_project(nom_projet="Un *nouveau*")

    done = publish(remote)

    town = "(Ville de Saint-Brieuc)"
    assert done.changes == Changes(added=[f"Un *nouveau* {town}"], removed=[f"Un essai {town}"])
    assert repository.log(remote)[0] == "Projets : 1 ajouté, 1 retiré"
    assert repository.content(remote, "JOURNAL.md").startswith(
        "# Journal des projets publiés\n"
        f"\n## {write_day(localdate())}\n"
        f"\n### Ajoutés\n\n- Un \\*nouveau\\* {town}\n"
        f"\n### Retirés\n\n- Un essai {town}\n"
        "\n## "
    )


def test_a_changed_line_is_a_changed_project() -> None:
    before = {"a": Row("A", b"1"), "b": Row("B", b"1")}
    after = {"a": Row("A", b"1"), "b": Row("B bis", b"2")}
    assert compare(before, after) == Changes(changed=["B bis"])


def test_a_long_list_is_told_in_part() -> None:
    lines = told(Changes(added=[f"P{rank}" for rank in range(203)]), date(2026, 1, 2)).splitlines()
    assert (lines[1], lines[-2:]) == ("## 02/01/2026", ["- P199", "- et 3 autres"])


def test_what_others_put_in_the_repository_stays(
    remote: Remote, plain_project: Project, tmp_path: Path
) -> None:
    publish(remote)
    repository.push_as_somebody_else(remote, tmp_path / "clone", "LISEZMOI.md", "Bonjour\n")
    make_project(nom_projet="Un autre")

    publish(remote)

    assert repository.content(remote, "LISEZMOI.md") == "Bonjour\n"
    assert repository.log(remote) == [
        "Projets : 1 ajouté",
        "Un mot de plus",
        "Projets : 1 ajouté",
    ]


def test_somebody_who_pushes_meanwhile_makes_it_start_again_once(
    remote: Remote, plain_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(remote)
    make_project(nom_projet="Un autre")
    before_push, push = iter(["un"]), WorkingCopy.push

    def overtaken(copy: WorkingCopy) -> None:
        for name in before_push:
            repository.push_as_somebody_else(remote, tmp_path / name, f"{name}.md", name)
        push(copy)

    monkeypatch.setattr(WorkingCopy, "push", overtaken)
    publish(remote)

    assert repository.log(remote)[:2] == ["Projets : 1 ajouté", "Un mot de plus"]


def test_a_repository_that_never_stays_still_is_told(
    remote: Remote, plain_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(remote)
    make_project(nom_projet="Un autre")
    names, push = iter(["un", "deux", "trois"]), WorkingCopy.push

    def overtaken(copy: WorkingCopy) -> None:
        name = next(names)
        repository.push_as_somebody_else(remote, tmp_path / name, f"{name}.md", name)
        push(copy)

    monkeypatch.setattr(WorkingCopy, "push", overtaken)
    with pytest.raises(PublicationError, match="change sans cesse"):
        publish(remote)
    assert list(names) == ["trois"]


def test_an_empty_library_is_never_sent(remote: Remote) -> None:
    with pytest.raises(ShrunkError, match="Aucun projet"):
        publish(remote, accept_loss=True)
    with pytest.raises(ShrunkError, match="Aucun projet"):
        publish(remote)


def test_too_great_a_loss_is_refused_unless_it_is_wanted(
    remote: Remote, settings: LazySettings
) -> None:
    projects = [make_project(nom_projet=f"Projet {rank}") for rank in range(4)]
    publish(remote)
    withdraw(projects[0])
    settings.GIT_MINIMUM_SHARE = 0.8

    with pytest.raises(ShrunkError) as refused:
        publish(remote)

    assert str(refused.value).startswith(
        "Le dépôt contient 4 projets, la bibliothèque n’en a plus que 3"
    )
    assert len(repository.log(remote)) == 1
    assert publish(remote, accept_loss=True).changes.removed == ["Projet 0 (Ville de Saint-Brieuc)"]


def test_a_link_in_the_repository_is_not_followed(
    remote: Remote, plain_project: Project, tmp_path: Path
) -> None:
    publish(remote)
    victim = tmp_path / "victime.txt"
    victim.write_text("intacte", encoding="utf-8")
    clone = tmp_path / "clone"
    repository.git(tmp_path, "clone", "--quiet", remote.address, "clone")
    (clone / "schema.json").unlink()
    (clone / "schema.json").symlink_to(victim)
    repository.git(clone, "add", "--all")
    repository.git(clone, "commit", "--quiet", "--message=piège")
    repository.git(clone, "push", "--quiet", "origin", "HEAD:main")

    publish(remote)

    assert victim.read_text(encoding="utf-8") == "intacte"


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c touch% /x",
        "--upload-pack=touch",
        "http://forge.example/x.git",
        "https://moi:secret@forge.example/x.git",
        "https://forge.example/x y.git",
    ],
)
def test_an_address_that_git_must_not_be_given_is_refused(address: str) -> None:
    with pytest.raises(PublicationError) as refused:
        Remote(address, "main")
    assert "secret@" not in str(refused.value)


@pytest.mark.parametrize("branch", ["", "-f", "a..b", "a b", "x/", "HEAD:autre", "a.lock"])
def test_a_branch_that_git_must_not_be_given_is_refused(branch: str) -> None:
    with pytest.raises(PublicationError):
        Remote("https://forge.example/x.git", branch)


def test_secrets_are_in_no_argument_and_in_no_message(
    plain_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program in the place of git repeats all it is told, and fails."""
    seen = tmp_path / "seen"
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {seen}\necho "jeton: $IATHEQUE_TOKEN" >&2\n'
        '[ "$7" = "" ] && [ "$5" != "ls-remote" ] || exit 1\n',
        encoding="utf-8",
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    with pytest.raises(PublicationError) as refused:
        publish(Remote("https://forge.example/x.git", "main", token="s3cret-jeton"))

    assert "jeton: •••" in str(refused.value)
    assert "s3cret-jeton" not in seen.read_text(encoding="utf-8") + str(refused.value)


def test_a_remote_that_does_not_answer_is_given_up(
    plain_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    with pytest.raises(PublicationError, match="n’a pas répondu en 1 secondes"):
        publish(Remote("https://forge.example/x.git", "main", seconds=1))


def test_a_missing_repository_is_told(plain_project: Project, tmp_path: Path) -> None:
    with pytest.raises(PublicationError, match="Le dépôt git a refusé"):
        publish(Remote(f"file://{tmp_path}/rien.git", "main"))


def test_the_settings_name_the_remote(settings: LazySettings) -> None:
    assert publishing.remote_of_settings() is None
    settings.GIT_REMOTE, settings.GIT_TOKEN = "https://forge.example/x.git", "jeton"
    assert publishing.remote_of_settings() == Remote(
        "https://forge.example/x.git", "main", token="jeton", seconds=60
    )
