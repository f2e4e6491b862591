"""The options of a Datami widget, and the four tabs of the library's example page."""

from copy import deepcopy
from typing import Any

from iatheque.access.gate import facet_fields
from iatheque.lib.messages import N_
from iatheque.schema.levels import Level

from .cards import cards_settings

DATA = "csv/data.csv"
SCHEMA = "json/projets.frictionless-table-schema.json"
PROPERTIES = "json/projets.custom-props.json"
CARDS = "json/projets.cards.json"
CHARTS = "json/projets.dataviz.json"
MAP = "json/projets.map.json"

# Each view of Datami: the words of its tab (15 characters are shown) and its option.
TABS = {
    "table": N_("Tableau"),
    "cardsview": N_("Fiches"),
    "mapview": N_("Carte"),
    "datavizview": N_("Chiffres"),
}


def options(base: str, shown: str = "cardsview") -> dict[str, Any]:
    """Return the options of a widget that opens on the view `shown` (a key of `TABS`).

    `base` is the address of the folder of the files, with its final slash.
    """
    views: dict[str, dict[str, Any]] = {
        "cardsview": {},
        "datavizview": {"file": base + CHARTS},
        "mapview": {"maps": [{"title": {"fr": "Carte"}, "cols": 12, "file": base + MAP}]},
    }
    filters = [field.key for field in facet_fields(Level.PUBLIC) if field.vocabulary]
    return {
        "height": "600px",
        "separator": ",",
        "lockcolumns": True,
        "schema": {"file": base + SCHEMA},
        "fields-custom-properties": {"file": base + PROPERTIES},
        "customfilters": {
            "activate": True,
            "filterfields": [{"name": key, "filtering": "OR"} for key in filters],
        },
        "pagination": {"itemsPerPage": 12, "itemsPerPageTable": 50, "itemsPerRow": 3},
        "cardsdetail": True,
        "cardssettings": cards_settings(),
        **{
            name: {"activate": True, "default": name == shown, **more}
            for name, more in views.items()
        },
    }


def tabs(base: str, titles: dict[str, str]) -> list[dict[str, Any]]:
    """Return the tabs of a `<datami-multi-files>`, by the words `titles` of each view."""
    return [
        {
            "title": titles[view],
            "activate": True,
            "default-tab": rank == 0,
            "gitfile": base + DATA,
            "onlypreview": True,
            "options": deepcopy(options(base, view)),
        }
        for rank, view in enumerate(TABS)
    ]
