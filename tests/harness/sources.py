"""The files of the project, as git sees them: committed or about to be."""

import ast
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file of the project that is not ignored, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = sorted(set(listed.split("\0")) - {""})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def files(*patterns: str) -> list[Path]:
    """Return the files that match one of `patterns`; `*` also stands for folders: `docs/*.md`."""
    return [
        path
        for path in project_files()
        if any(fnmatch(path.as_posix(), pattern) for pattern in patterns)
    ]


def modules() -> list[Path]:
    """Return the modules that people write: migrations are written by Django."""
    found = files("iatheque/*.py", "config/*.py", "scripts/*.py")
    return [path for path in found if "migrations" not in path.parts]


def read(path: Path) -> str:
    """Return the text of a file of the project; empty when it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the number of lines of each function of a module."""
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
