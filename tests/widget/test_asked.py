"""The attributes of the element as parameters of the catalogue."""

import pytest
from django.http import QueryDict

from iatheque.widget.asked import asked, length


@pytest.mark.parametrize(
    ("given", "parameters"),
    [
        ("theme=Mobilit%C3%A9s", {"theme": ["Mobilités"]}),
        ("theme=A|B | C", {"theme": ["A", "B", "C"]}),
        ("collectivite=243 300 316", {"coll_siret": ["243 300 316"]}),
        ("collectivite=Ville de Metz", {"q": ['"Ville de Metz"']}),
        ('collectivite=Ville "de" Metz&q=eau', {"q": ['eau "Ville  de  Metz"']}),
        ("q=a|b&tri=nom_projet", {"q": ["a|b"], "tri": ["nom_projet"]}),
        ("collectivite=", {}),
    ],
)
def test_attributes_become_parameters(given: str, parameters: dict[str, list[str]]) -> None:
    assert dict(asked(QueryDict(given)).lists()) == parameters


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 6), ("3", 3), ("0", 1), ("9999", 50), ("99999", 6), ("-1", 6), ("x", 6), ("٣", 6)],
)
def test_a_length_stays_within_bounds(text: str, number: int) -> None:
    assert length(text) == number
