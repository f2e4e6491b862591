"""What holds of the answers to every tool, whatever is answered."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision.answers import is_asked, of_form, of_json, to_form, to_json
from iatheque.decision.loading import current
from tests.decision.forms import forms

TOOLS = pytest.mark.parametrize("tool", ["radar", "girouet", "qualification", "empreinte"])


@TOOLS
@settings(max_examples=20)
@given(data=st.data())
def test_answers_go_from_form_to_file_to_form_unchanged(tool: str, data: st.DataObject) -> None:
    questions = current(tool)
    reading = of_form(questions, data.draw(forms(questions)))
    assert reading.errors == {}
    file = json.dumps(to_json(reading.answers))
    assert of_json(questions, json.loads(file)) == reading
    assert of_form(questions, to_form(reading.answers)) == reading


@TOOLS
@settings(max_examples=20)
@given(data=st.data())
def test_what_is_kept_was_asked_and_what_is_not_asked_is_cleared(
    tool: str, data: st.DataObject
) -> None:
    questions = current(tool)
    form = data.draw(forms(questions))
    kept = of_form(questions, form).answers
    assert [key for key in kept if not is_asked(questions.by_key[key], kept)] == []
    hidden = [item.key for item in questions.items if not is_asked(item, kept)]
    without = {name: said for name, said in form.items() if name.partition(".")[0] not in hidden}
    assert of_form(questions, without).answers == kept


@TOOLS
@settings(max_examples=20)
@given(data=st.data())
def test_the_order_of_the_fields_of_a_form_changes_nothing(tool: str, data: st.DataObject) -> None:
    questions = current(tool)
    form = data.draw(forms(questions))
    turned = dict(reversed(form.items()))
    assert of_form(questions, turned) == of_form(questions, form)
