"""Whatever a cell holds, reading answers; what it keeps is written and read back the same."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from iatheque.schema.checking import assess, check
from iatheque.schema.field import Field
from iatheque.schema.fields import FIELD
from iatheque.schema.model import ALL_FIELDS
from iatheque.schema.reading import Reading, read, write
from iatheque.schema.remark import Severity

fields = st.sampled_from(ALL_FIELDS)
cells = st.one_of(
    st.text(),
    st.text(alphabet="0123456789 ./:-,;|()\n€eEkNSPagent'’@wh"),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.lists(st.text()),
)
DOUBTS = {"hyphens", "parenthesis"}


@given(fields, cells)
@example(FIELD["longitude"], "1" * 400)
@example(FIELD["coll_siret"], "፩" * 14)
def test_what_is_kept_is_canonical(field: Field, raw: Any) -> None:
    value = read(field, raw).value
    again = read(field, value)
    assert again.value == value
    assert {remark.code for remark in again.remarks} <= DOUBTS


@given(fields, cells)
def test_what_is_written_is_read_back_the_same(field: Field, raw: Any) -> None:
    value = read(field, raw).value
    assert read(field, write(value)).value == value


@given(fields, cells)
def test_no_item_of_a_list_holds_a_separator(field: Field, raw: Any) -> None:
    value = read(field, raw).value
    items = value if isinstance(value, list) else []
    assert write(value).split(", ") == items if items else value != []


@given(fields, st.text(min_size=1))
def test_nothing_that_can_be_seen_is_lost_in_silence(field: Field, text: str) -> None:
    reading = read(field, text)
    assert reading != Reading(None) or not text.strip().isprintable() or not text.strip()


@given(fields, cells)
def test_every_remark_is_a_sentence_about_its_field(field: Field, raw: Any) -> None:
    remarks = read(field, raw).remarks
    assert [remark.key for remark in remarks] == [field.key] * len(remarks)
    assert all(str(remark.message).endswith((".", "»")) for remark in remarks)
    assert all(len(remark.found) <= 301 and len(remark.kept) <= 301 for remark in remarks)


rows = st.dictionaries(st.sampled_from([field.key for field in ALL_FIELDS] + ["inconnu"]), cells)


@given(rows)
def test_assessed_values_are_canonical(raw: dict[str, Any]) -> None:
    values = assess(raw).values
    formal = {"unreadable", "not_canonical", "nsp", "emptied"}
    assert [remark for remark in check(values) if remark.code in formal] == []


@given(
    st.dictionaries(
        st.sampled_from([field.key for field in ALL_FIELDS]), st.one_of(cells, st.lists(cells))
    )
)
def test_checking_anything_answers_and_agrees_with_reading(values: dict[str, Any]) -> None:
    wrong = {
        remark.key
        for remark in check(values)
        if remark.severity is Severity.ERROR
        and remark.code not in {"missing", "siret_key", "too_many"}
    }
    assert wrong == {
        key
        for key, value in values.items()
        if value is not None and value not in ("", []) and read(FIELD_OF[key], value).value != value
    }


FIELD_OF = {field.key: field for field in ALL_FIELDS}
