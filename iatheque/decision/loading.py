"""Reading the question sets, which are files: one per version, old ones kept for old answers."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from .questionnaire import (
    UNSCORED,
    Condition,
    Group,
    GuidingQuestion,
    Item,
    Kind,
    Option,
    Pole,
    Questionnaire,
    Scoring,
    Source,
)

FOLDER = Path(__file__).parent / "questionnaires"
# A folder of their own, so that an operator, or a packager, can leave them out.
NONCOMMERCIAL = FOLDER / "cc-by-nc"
_NAME = re.compile(r"(?P<key>[a-z-]+)-(?P<version>[0-9]+)\.json")


class UnknownQuestionnaireError(LookupError):
    """No question set of that key and version may be used on this site."""


def current(key: str) -> Questionnaire:
    """Return the latest version of a question set; raise `UnknownQuestionnaireError`."""
    versions = [version for found, version in _files() if found == key]
    return load(key, max(versions, default=0))


def load(key: str, version: int) -> Questionnaire:
    """Return that version of a question set; raise `UnknownQuestionnaireError`."""
    path = _files().get((key, version))
    if path is None or (path.parent == NONCOMMERCIAL and not settings.NONCOMMERCIAL_CONTENT):
        raise UnknownQuestionnaireError(f"{key} {version}")
    return _read(path)


def is_available(key: str) -> bool:
    """True when this site may use the question set."""
    try:
        current(key)
    except UnknownQuestionnaireError:
        return False
    return True


@cache
def _files() -> Mapping[tuple[str, int], Path]:
    found = {}
    for path in sorted(FOLDER.glob("*/*.json")):
        if name := _NAME.fullmatch(path.name):
            found[name["key"], int(name["version"])] = path
    return found


@cache
def _read(path: Path) -> Questionnaire:
    written = json.loads(path.read_text(encoding="utf-8"))
    groups = tuple(_group(group) for group in written["groups"])
    return Questionnaire(
        key=written["key"],
        version=written["version"],
        title=written["title"],
        introduction=written["introduction"],
        licence=written["licence"],
        licence_url=written["licence_url"],
        credit=written["credit"],
        sources=tuple(Source(**source) for source in written["sources"]),
        groups=groups,
        scale=_options(written, "scale"),
        moments=_options(written, "moments"),
        measures=_options(written, "measures"),
        scoring=Scoring(**written["scoring"]) if "scoring" in written else UNSCORED,
        proofs=written.get("proofs", True),
        by_key={item.key: item for group in groups for item in group.items},
    )


def _group(written: dict[str, Any]) -> Group:
    items = tuple(_item(item) for item in written["items"])
    return Group(**written | {"items": items})


def _item(written: dict[str, Any]) -> Item:
    conditions = written.get("conditions", [])
    questions = written.get("questions", [])
    return Item(
        **written
        | {
            "kind": Kind(written["kind"]),
            "options": _options(written, "options"),
            "conditions": tuple(Condition(one["item"], tuple(one["among"])) for one in conditions),
            "questions": tuple(
                GuidingQuestion(Pole(one["pole"]), one["text"]) for one in questions
            ),
            "measures": tuple(written.get("measures", ())),
        }
    )


def _options(written: dict[str, Any], name: str) -> tuple[Option, ...]:
    return tuple(Option(**option) for option in written.get(name, ()))
