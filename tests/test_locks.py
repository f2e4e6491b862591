"""The locks say exactly what is installed, and nothing about where it comes from."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKS = ("bench", "dev", "run", "uv")
PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([\w.!+-]+)", re.MULTILINE)


@pytest.fixture
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def lock(root: Path, name: str) -> str:
    return (root / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def pins(text: str) -> dict[str, Version]:
    return {canonicalize_name(name): Version(version) for name, version in PINNED.findall(text)}


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_no_address(root: Path, name: str) -> None:
    assert re.findall(r"\S*://\S*|--(?!hash=)\S+|/\S*/\S*", lock(root, name)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_gives_a_hash_for_each_version(root: Path, name: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+(?:\[|==))", lock(root, name), flags=re.MULTILINE)[1:]

    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_locks_of_development_and_running_agree(root: Path) -> None:
    running, development = pins(lock(root, "run")), pins(lock(root, "dev"))

    assert {name: development.get(name) for name in running} == running


@pytest.mark.parametrize(
    ("name", "groups"), [("bench", ["bench"]), ("dev", ["test", "lint"]), ("uv", ["installer"])]
)
def test_lock_satisfies_its_groups(root: Path, project: dict, name: str, groups: list[str]) -> None:
    wanted = [text for group in groups for text in project["dependency-groups"][group]]

    assert unsatisfied(wanted, lock(root, name)) == []


def test_lock_of_running_satisfies_the_project(root: Path, project: dict) -> None:
    assert unsatisfied(project["project"]["dependencies"], lock(root, "run")) == []


def test_lock_of_development_satisfies_the_extras(root: Path, project: dict) -> None:
    extras = project["project"]["optional-dependencies"].values()

    assert unsatisfied([text for extra in extras for text in extra], lock(root, "dev")) == []


def unsatisfied(wanted: list[str], text: str) -> list[str]:
    """Return the requirements that no pin of the lock satisfies."""
    pinned = pins(text)
    missing = Version("0")
    return [
        str(requirement)
        for requirement in map(Requirement, wanted)
        if pinned.get(canonicalize_name(requirement.name), missing) not in requirement.specifier
    ]


@pytest.mark.parametrize("folder", [".", "scripts/outlines", "tests/axe", "tests/oidc"])
def test_lock_of_npm_holds_no_address(root: Path, folder: str) -> None:
    packages = json.loads((root / folder / "package-lock.json").read_text("utf-8"))["packages"]
    named = {name: one for name, one in packages.items() if name}

    assert [name for name, one in named.items() if "resolved" in one] == []
    assert [name for name, one in named.items() if "integrity" not in one] == []
