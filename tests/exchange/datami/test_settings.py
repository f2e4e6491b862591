"""The settings of Datami come from the model, and name columns that the file has."""

from typing import Any

import orjson

from iatheque.access.gate import RESERVED_FIELDS
from iatheque.exchange.datami.cards import cards_settings
from iatheque.exchange.datami.charts import charts
from iatheque.exchange.datami.columns import FIELDS, NAMES
from iatheque.exchange.datami.files import FILES, folder
from iatheque.exchange.datami.options import TABS, options, tabs
from iatheque.exchange.datami.point_map import map_settings
from iatheque.exchange.datami.properties import custom_properties
from iatheque.exchange.datami.schema import datami_schema
from iatheque.schema.vocabularies import THEMES

BASE = "http://localhost/content/"


def test_every_column_has_a_schema_and_properties_in_order() -> None:
    assert [field["name"] for field in datami_schema("")["fields"]] == list(NAMES)
    assert [field["name"] for field in custom_properties()["fields"]] == list(NAMES)


def test_labels_are_those_of_the_model() -> None:
    said = {field["name"]: field.get("title") for field in custom_properties()["fields"]}
    assert {field.key: said[field.key] for field in FIELDS} == {
        field.key: field.label for field in FIELDS
    }


def test_codes_stay_texts_and_degrees_are_numbers() -> None:
    types = {field["name"]: field["type"] for field in datami_schema("")["fields"]}
    assert {name for name, kind in types.items() if kind == "number"} == {"longitude", "latidude"}
    assert set(types.values()) == {"string", "number"}


def test_themes_are_told_apart_by_their_published_colours() -> None:
    theme = next(field for field in custom_properties()["fields"] if field["name"] == "theme")
    assert theme["definitions"] == [
        {"value": one.name, "label": one.name, "bgColor": one.colour} for one in THEMES
    ]
    [colour] = _found(map_settings(), "circle_color")
    assert colour == [
        "match",
        ["get", "theme"],
        *(part for one in THEMES for part in (one.name, one.colour)),
        "#565a6b",
    ]


def test_no_image_of_another_site_is_shown() -> None:
    assert "image" not in _found(custom_properties(), "subtype")


def test_cards_charts_and_map_name_columns_of_the_file() -> None:
    cards = cards_settings()
    named = {*cards["mini"], *cards["detail"], *_found(charts(), "aggregatebyfield")}
    named |= {*_found(charts(), "categoriesbyfield")}
    named |= set(map_settings()["mapOptions"]["item_geo_fields"].values())
    assert named - set(NAMES) == set()


def test_charts_count_the_closed_lists_of_the_public() -> None:
    assert _found(charts(), "aggregatebyfield") == [
        "coll_type",
        "projet_status",
        "theme",
        "sous_theme",
        "audience_service",
        "theme",
    ]


def test_a_count_of_one_field_is_of_a_kind_that_datami_can_draw() -> None:
    """It gives a bar chart plain numbers, which that one cannot take, unless it crosses fields."""
    kinds = [
        (chart["chartOptions"]["chart"]["type"], "categoriesbyfield" in chart)
        for chart in charts()["charts"]
    ]
    assert kinds == [("donut", False)] * 3 + [("treemap", False)] * 2 + [("bar", True)]


def test_each_tab_opens_on_its_own_view_of_the_same_file() -> None:
    made = tabs(BASE, TABS)
    views = ("cardsview", "mapview", "datavizview")
    assert [
        (tab["title"], tab["gitfile"], [tab["options"][view]["default"] for view in views])
        for tab in made
    ] == [
        ("Tableau", f"{BASE}csv/data.csv", [False, False, False]),
        ("Fiches", f"{BASE}csv/data.csv", [True, False, False]),
        ("Carte", f"{BASE}csv/data.csv", [False, True, False]),
        ("Chiffres", f"{BASE}csv/data.csv", [False, False, True]),
    ]
    assert [tab["default-tab"] for tab in made] == [True, False, False, False]


def test_options_name_files_that_are_served() -> None:
    named = _found(options(BASE), "file")
    assert len(named) == 4
    assert {name.removeprefix(BASE) for name in named} <= set(FILES)


def test_the_folder_is_an_address_that_datami_takes() -> None:
    assert folder("http://localhost:8810") == "http://localhost:8810/content/"
    assert folder("https://bibliotheque.example") == "http://localhost/content/"


def test_no_setting_names_a_reserved_field(db: None) -> None:
    for path, file in FILES.items():
        content = b"".join(file.write("https://bibliotheque.example")).decode()
        named = {field.key for field in RESERVED_FIELDS if f'"{field.key}"' in content}
        assert named == set(), path


def test_json_files_are_json_and_texts_hold_no_empty_line_too_many(db: None) -> None:
    for path, file in FILES.items():
        content = b"".join(file.write("https://bibliotheque.example"))
        if path.endswith(".json"):
            assert isinstance(orjson.loads(content), dict), path
        assert b"\n\n\n" not in content, path


def _found(settings: Any, name: str) -> list[Any]:
    """Return the values of `name` anywhere in `settings`, in order."""
    if isinstance(settings, dict):
        here = [settings[name]] if name in settings else []
        return here + [one for value in settings.values() for one in _found(value, name)]
    if isinstance(settings, list):
        return [one for value in settings for one in _found(value, name)]
    return []
