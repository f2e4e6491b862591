"""The house rules that no linter knows (CONTRIBUTING.md)."""

import re
from fnmatch import fnmatch
from pathlib import Path

import allauth

from tests.harness.sources import ROOT, files, functions, modules, project_files, read

MODULE_LINES = 400
FUNCTION_LINES = 50
DRAWERS = {"common", "helpers", "misc", "services", "utils"}

# Written so that they do not find themselves.
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:[t]mp|[w]ork|[f]arm|[h]ome|[r]oot)/[a-z]")
REGISTRY = re.compile(r"py[p]i\.org|python[h]osted\.org|registry\.n[p]mjs")
SILENCER = re.compile(r"# (noqa|type: ignore)(?!: ?[A-Z]+\d+|\[[\w, -]+\])")
DOCUMENT = re.compile(r"`?((?:docs|locks|scripts|tests|config|iatheque|locale)/[\w./-]+\.\w+)")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
READER = re.compile(r"env\.\w+\(\s*[\"']([A-Z_]+)[\"']")
ALLAUTH = Path(allauth.__file__).parent / "templates"
STATIC = "iatheque/web/static"
SETTING_ROW = re.compile(r"^\| `([A-Z_]+)`", re.MULTILINE)
TEMPLATE = re.compile(r"['\"]([\w./{} ]+\.\w+)['\"]")
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def test_modules_stay_within_their_room() -> None:
    lines = {path.as_posix(): read(path).count("\n") for path in modules()}

    assert {path: count for path, count in lines.items() if count > MODULE_LINES} == {}


def test_functions_stay_within_their_room() -> None:
    lengths = {f"{path}:{name}": size for path in modules() for name, size in functions(path)}

    assert {name: size for name, size in lengths.items() if size > FUNCTION_LINES} == {}


def test_modules_have_a_name_of_their_own() -> None:
    drawers = [path for path in modules() if DRAWERS & {*path.parts, path.stem}]

    assert drawers == []


def test_files_hold_no_path_of_a_machine() -> None:
    assert _found(MACHINE_PATH) == []


def test_files_name_no_registry_of_packages() -> None:
    assert _found(REGISTRY) == []


def test_silencers_say_what_they_silence() -> None:
    assert _found(SILENCER, "*.py") == []


def test_the_front_page_leads_to_every_page_of_the_documentation() -> None:
    front = LINK.findall(read(Path("README.md")))
    pages = [path.as_posix() for path in files("docs/*.md") if path.parts[1] != "adr"]

    assert [path for path in pages if path not in front] == []


def test_links_of_documents_lead_somewhere() -> None:
    broken = [
        f"{path}: {target}"
        for path in files("docs/*.md", "[A-Z]*.md")
        for target in LINK.findall(read(path))
        if not (ROOT / path.parent / target).exists()
    ]

    assert broken == []


def test_paths_named_in_documents_exist() -> None:
    sources = files("docs/*.md", "[A-Z]*.md", "*.py", "Makefile", "scripts/*", "pyproject.toml")
    missing = [
        f"{path}: {name}"
        for path in sources
        for name in DOCUMENT.findall(read(path))
        if not (ROOT / name).exists() and not (ROOT / STATIC / name).exists()
    ]

    assert missing == []


def test_templates_are_all_used() -> None:
    """Named by our code or by another template, or standing for one of allauth's."""
    folder = Path("iatheque/web/templates")
    sources = "\n".join(read(path) for path in files("iatheque/*.py", f"{folder}/*"))
    named = [PLACEHOLDER.sub("*", name) for name in TEMPLATE.findall(sources)]
    templates = [path.relative_to(folder).as_posix() for path in files(f"{folder}/*")]

    unnamed = [name for name in templates if not any(fnmatch(name, known) for known in named)]
    assert [name for name in unnamed if not (ALLAUTH / name).is_file()] == []


def test_settings_are_documented_and_nothing_else_is() -> None:
    code = "\n".join(read(path) for path in files("config/*.py"))
    documented = SETTING_ROW.findall(read(Path("docs/reference/settings.md")))

    assert sorted(documented) == sorted(set(READER.findall(code)))


def _found(pattern: re.Pattern[str], *patterns: str) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:80]}"
        for path in (files(*patterns) if patterns else project_files())
        for number, line in enumerate(read(path).splitlines(), start=1)
        if pattern.search(line)
    ]
