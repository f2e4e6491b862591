"""Reading the law from its file: thresholds and named facts are resolved here, once."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .duties import Category, Document, Duty, Law, Phase, Text
from .rules import Among, Before, Beyond, Count, Not, Perhaps, Rule, all_of, any_of

FOLDER = Path(__file__).parent
VERSION = 1

Written = Mapping[str, Any]


@cache
def current() -> Law:
    """Return the law as this release knows it."""
    path = FOLDER / f"duties-{VERSION}.json"
    return parse(json.loads(path.read_text(encoding="utf-8")))


def parse(written: Written) -> Law:
    """Return the law that `written` (the content of the file) says.

    Raises `KeyError` when a rule names a fact, a threshold, a text or a document that is not there:
    a mistake of ours, which a test of the file meets first.
    """
    reader = _Reader(written)
    return Law(
        version=written["version"],
        verified_on=date.fromisoformat(written["verified_on"]),
        method=written["method"],
        texts=tuple(reader.texts.values()),
        facts=reader.facts,
        categories=tuple(map(reader.category, written["categories"])),
        bans=tuple(map(reader.duty, written["bans"])),
        duties=tuple(map(reader.duty, written["duties"])),
    )


class _Reader:
    """Reads rules and duties of one file; a fact may use the facts written before it."""

    def __init__(self, written: Written) -> None:
        self.thresholds: Written = written["thresholds"]
        self.texts = {key: _text(key, text) for key, text in written["texts"].items()}
        self.documents = {key: Document(key, **one) for key, one in written["documents"].items()}
        self.facts: dict[str, Rule] = {}
        for key, rule in written["facts"].items():
            self.facts[key] = self.rule(rule)

    def category(self, written: Written) -> Category:
        return Category(**{**written, "rule": self.rule(written["rule"])})

    def duty(self, written: Written) -> Duty:
        return Duty(
            key=written["key"],
            title=written["title"],
            article=written["article"],
            text=self.texts[written["text"]],
            others=tuple(self.texts[key] for key in written.get("others", ())),
            who=self._filled(written["who"]),
            asks=self._filled(written["asks"]),
            doubt=self._filled(written.get("doubt", "")),
            reader=written["reader"],
            next=tuple(written["next"]),
            documents=tuple(self.documents[key] for key in written.get("documents", ())),
            phases=tuple(map(self._phase, written["phases"])),
            verified_on=_day(written.get("verified_on")),
            rule=self.rule(written["rule"]),
            is_blocking=written.get("is_blocking", False),
        )

    def rule(self, written: Written) -> Rule:
        """Return the rule of an object of one operator: `all`, `any`, `fact`, `item`."""
        operator = next(iter(written))
        return _OPERATORS[operator](self, written)

    def _filled(self, words: str) -> str:
        """Write the thresholds into `words`, so that each stands in one place."""
        return words % {key: _grouped(value) for key, value in self.thresholds.items()}

    def _phase(self, written: Written) -> Phase:
        return Phase(
            start=date.fromisoformat(written["from"]),
            words=written.get("words", ""),
            to_verify=written.get("to_verify", False),
            when=self.rule(written["when"]) if "when" in written else None,
        )


def _text(key: str, written: Written) -> Text:
    checked = written.get("checked", {})
    return Text(
        key=key,
        short=written["short"],
        title=written["title"],
        url=written["url"],
        checked_on=_day(checked.get("on")),
        checked_against=checked.get("against", ""),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _item(reader: _Reader, written: Written) -> Rule:
    item = written["item"]
    if "among" in written:
        return Among(item, frozenset(written["among"]))
    if "before" in written:
        return Before(item, written["before"])
    strictly = "above" in written
    floor = reader.thresholds[written["above" if strictly else "at_least"]]
    return Beyond(item, floor, strictly)


_OPERATORS: dict[str, Callable[[_Reader, Written], Rule]] = {
    "item": _item,
    "fact": lambda reader, written: reader.facts[written["fact"]],
    "all": lambda reader, written: all_of(map(reader.rule, written["all"])),
    "any": lambda reader, written: any_of(map(reader.rule, written["any"])),
    "least": lambda reader, written: Count(
        reader.thresholds[written["least"]], tuple(map(reader.rule, written["of"]))
    ),
    "not": lambda reader, written: Not(reader.rule(written["not"])),
    "perhaps": lambda reader, written: Perhaps(reader.rule(written["perhaps"])),
}


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
