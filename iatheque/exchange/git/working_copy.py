"""A working copy that lives as long as one publication, and the only place that runs git.

Fixed arguments and no shell; no configuration of the machine, no question asked on a terminal, a
time limit. The token is handed over by a program that git asks, the key in a file of its own: they
are in no argument, in no configuration, in no message.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from shutil import which
from tempfile import TemporaryDirectory

from iatheque.lib.messages import N_

from .refusals import PublicationError
from .remote import Remote

# Any name goes with a token, at GitHub as at GitLab.
_ASKED = """#!/bin/sh
case "$1" in
  Username*) echo iatheque ;;
  *) printf '%s\\n' "$IATHEQUE_TOKEN" ;;
esac
"""
_ANSWERED = 300
# What others put in the branch is never followed out of the copy, and runs nothing.
_CAREFUL = ("-c", "core.symlinks=false", "-c", "core.hooksPath=/dev/null")
# What git says when the branch is no longer where the copy found it.
_OVERTAKEN = ("fetch first", "non-fast-forward", "cannot lock ref", "incorrect old value")


class RejectedError(Exception):
    """Somebody else pushed in the meantime."""


class WorkingCopy:
    """The files of the branch under `folder`; git commands by their purpose."""

    def __init__(self, home: Path, remote: Remote, known_hosts: Path) -> None:
        self.folder = home / "copy"
        self._remote = remote
        self._program = which("git") or ""
        self._environment = _environment(home, remote, known_hosts)
        if not self._program:
            raise PublicationError(N_("Le programme git n’est pas installé sur cette machine."))

    def fetch(self) -> None:
        """Make `folder` the present state of the branch, empty when it does not exist yet."""
        self.folder.mkdir(exist_ok=True)
        self._git("init", "--quiet", f"--initial-branch={self._remote.branch}")
        name = f"refs/heads/{self._remote.branch}"
        if self._git("ls-remote", "--heads", "--", self._remote.address, name):
            self._git("fetch", "--quiet", "--depth=1", "--", self._remote.address, name)
            self._git("reset", "--quiet", "--hard", "FETCH_HEAD")

    def changed(self) -> bool:
        """Take note of what the files have become; True when something differs."""
        self._git("add", "--all")
        return bool(self._git("status", "--porcelain"))

    def commit(self, subject: str, author: str) -> str:
        """Commit everything as `author` (« name <address> »); return the short name of it."""
        self._git("add", "--all")
        name, _, address = author.rpartition(" <")
        who = ("-c", f"user.name={name}", "-c", f"user.email={address.rstrip('>')}")
        self._git(*who, "commit", "--quiet", f"--message={subject}")
        return self._git("rev-parse", "--short", "HEAD").strip()

    def push(self) -> None:
        """Send the commit; raise `RejectedError` when the branch moved in the meantime."""
        name = f"HEAD:refs/heads/{self._remote.branch}"
        done = self._run("push", "--quiet", "--", self._remote.address, name)
        if done.returncode and any(sign in done.stderr for sign in _OVERTAKEN):
            raise RejectedError
        self._check(done)

    def _git(self, *arguments: str) -> str:
        done = self._run(*arguments)
        self._check(done)
        return done.stdout

    def _check(self, done: "subprocess.CompletedProcess[str]") -> None:
        if done.returncode:
            said = _without(self._remote.secrets, done.stderr)
            raise PublicationError(N_("Le dépôt git a refusé : %(said)s"), said=said)

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        try:
            return subprocess.run(  # noqa: S603 - git itself, arguments of our own, no shell
                [self._program, *_CAREFUL, *arguments],
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=self._remote.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PublicationError(
                N_("Le dépôt git n’a pas répondu en %(seconds)d secondes."),
                seconds=self._remote.seconds,
            ) from error


@contextmanager
def working_copy(remote: Remote, known_hosts: Path) -> Iterator[WorkingCopy]:
    """Give a working copy of the branch of `remote`, gone at the end.

    `known_hosts` is the file where the fingerprints of ssh servers met once are kept. Raises
    `PublicationError` when git is missing, refuses, or takes too long.
    """
    with TemporaryDirectory(prefix="iatheque-git-") as home:
        copy = WorkingCopy(Path(home), remote, known_hosts)
        copy.fetch()
        yield copy


def _environment(home: Path, remote: Remote, known_hosts: Path) -> dict[str, str]:
    asked = _file(home / "asked", _ASKED, 0o700)
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "https:ssh:file",
        "GIT_ASKPASS": str(asked),
        "IATHEQUE_TOKEN": remote.token,
        "GIT_SSH_COMMAND": (
            "ssh -F /dev/null -o BatchMode=yes -o StrictHostKeyChecking=accept-new"
            f" -o UserKnownHostsFile={quote(str(known_hosts))}"
        ),
    }
    if remote.key:
        key = _file(home / "key", remote.key.strip() + "\n", 0o600)
        environment["GIT_SSH_COMMAND"] += f" -o IdentitiesOnly=yes -i {quote(str(key))}"
    return environment


def _file(path: Path, content: str, mode: int) -> Path:
    path.touch(mode=mode)
    path.write_text(content, encoding="utf-8")
    return path


def _without(secrets: list[str], said: str) -> str:
    """Return the end of what git said, on one line, without any secret."""
    for secret in secrets:
        said = said.replace(secret, "•••")
    return " ".join(said.split())[-_ANSWERED:]
