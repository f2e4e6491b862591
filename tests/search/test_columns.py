"""Sets of values as numbers, and what an index is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iatheque.access.gate import facet_fields
from iatheque.schema.field import Field
from iatheque.schema.levels import Level
from iatheque.search.columns import set_number, set_values

MULTIPLE = [field for field in facet_fields(Level.EXPERT) if field.multiple]


@given(st.data())
@pytest.mark.parametrize("field", MULTIPLE, ids=lambda field: field.key)
def test_a_set_of_values_is_read_back_from_its_number(field: Field, data: st.DataObject) -> None:
    assert field.vocabulary
    values = data.draw(st.sets(st.sampled_from(field.vocabulary.values), max_size=field.maximum))
    assert set(set_values(field.key, set_number(field.key, values))) == values


def test_numbers_of_sets_stay_small_where_the_model_allows_few_values() -> None:
    assert [
        set_number("sous_theme", []),
        set_number("sous_theme", ["Performance énergétique"]),
        set_number("sous_theme", ["Aide juridique", "Gestion des marchés publics"]),
        set_number("audience_service", ["agent", "élu"]),
        set_number("audience_service", ["inconnue"]),
    ] == [0, 1, 32 + 34 * 35, 0b10100, 0]


def test_a_facet_with_several_values_needs_a_list() -> None:
    with pytest.raises(ValueError, match="partenaires"):
        set_number("partenaires", ["Cerema"])
