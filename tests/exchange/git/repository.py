"""A bare repository on this machine, and another person who pushes to it."""

import subprocess
from pathlib import Path

from iatheque.exchange.git.remote import Remote


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it says."""
    who = ("-c", "user.name=Une autre", "-c", "user.email=autre@ville.example")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def bare(folder: Path) -> Remote:
    """Make an empty bare repository in `folder`; return it as a remote."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main")
    return Remote(f"file://{folder}", "main")


def log(remote: Remote) -> list[str]:
    """Return the subjects of the branch, latest first."""
    return git(_folder(remote), "log", "--format=%s", remote.branch).splitlines()


def content(remote: Remote, path: str) -> str:
    """Return a file of the branch."""
    return git(_folder(remote), "show", f"{remote.branch}:{path}")


def paths(remote: Remote) -> list[str]:
    """Return the paths of the branch."""
    return git(_folder(remote), "ls-tree", "-r", "--name-only", remote.branch).splitlines()


def push_as_somebody_else(remote: Remote, folder: Path, path: str, text: str) -> None:
    """Commit one file on the branch from a clone of one's own in `folder`."""
    git(folder.parent, "clone", "--quiet", remote.address, folder.name)
    (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", path)
    git(folder, "commit", "--quiet", "--message=Un mot de plus")
    git(folder, "push", "--quiet", "origin", f"HEAD:{remote.branch}")


def _folder(remote: Remote) -> Path:
    return Path(remote.address.removeprefix("file://"))
