"""The file of the law: shaped as said, and true to the questions it speaks of."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from iatheque.decision import loading
from iatheque.decision.law import reading
from tests.decision.law.cases import written


def test_the_law_is_what_its_schema_describes() -> None:
    schema = json.loads((reading.FOLDER / "duties.schema.json").read_text(encoding="utf-8"))
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(written())]
    assert errors == []


def test_rules_speak_of_questions_and_answers_that_exist() -> None:
    questions = loading.current("qualification")
    for rule in _items(written()):
        item = questions.by_key[rule["item"]]
        values = {option.value for option in questions.options_of(item)}
        assert set(rule.get("among", ())) <= values, rule


def test_every_question_decides_something() -> None:
    used = {rule["item"] for rule in _items(written())}
    questions = loading.current("qualification")
    asked = {one.item for item in questions.items for one in item.conditions}
    assert used | asked == set(questions.by_key)


def test_conditions_of_questions_never_rest_on_a_gap() -> None:
    """So that filling a gap never clears an answer that had settled a duty."""
    questions = loading.current("qualification")
    conditions = [one for item in questions.items for one in item.conditions]
    assert [one for one in conditions if "nsp" in one.among] == []


def test_every_duty_is_named_once_and_says_who_should_check() -> None:
    law = reading.current()
    keys = [duty.key for duty in (*law.bans, *law.duties)]
    assert len(keys) == len(set(keys))
    assert {duty.key: duty.reader for duty in (*law.bans, *law.duties) if not duty.reader} == {}


def test_texts_take_their_thresholds_from_the_data() -> None:
    changed = written()
    changed["thresholds"] |= {"reen_population": 100_000}
    duty = next(one for one in reading.parse(changed).duties if one.key == "reen")
    assert duty.who == (
        "Les communes et leurs intercommunalités de plus de 100\u202f000 habitants."
    )


def test_nothing_we_write_says_that_a_project_complies() -> None:
    said = json.dumps([written(), _questions()], ensure_ascii=False).lower()
    assert "conforme" not in said
    assert "conformité" not in said


def test_a_rule_that_names_nothing_is_our_mistake() -> None:
    changed = written()
    changed["duties"][0]["rule"] = {"fact": "inconnu"}
    with pytest.raises(KeyError, match="inconnu"):
        reading.parse(changed)


def test_the_day_of_the_law_is_a_day() -> None:
    law = reading.current()
    assert (law.version, law.verified_on) == (1, date(2026, 11, 30))


def _questions() -> Any:
    path = loading.FOLDER / "ouvert" / "qualification-1.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _items(found: Any) -> Iterator[dict[str, Any]]:
    """Yield every rule on an item, wherever it is in the file."""
    if isinstance(found, dict):
        if "item" in found:
            yield found
        for value in found.values():
            yield from _items(value)
    elif isinstance(found, list):
        for value in found:
            yield from _items(value)


def test_a_rule_is_said_verified_only_where_its_text_was_read() -> None:
    law = reading.current()
    unread = {
        duty.key
        for duty in (*law.bans, *law.duties)
        if duty.verified_on is not None and duty.verified_on != duty.text.checked_on
    }
    assert unread == set()
    assert {duty.key for duty in law.duties if duty.verified_on is None} == {
        "cc_2018_765",
        "rgpd_22",
        "ia_16",
    }


def test_every_text_is_cited() -> None:
    law = reading.current()
    cited = {text.key for duty in (*law.bans, *law.duties) for text in (duty.text, *duty.others)}
    assert {text.key for text in law.texts} == cited
