"""The map of Datami: one point per project, the colour of its theme."""

from typing import Any

from iatheque.schema.field import Kind
from iatheque.schema.vocabularies import THEMES

from .columns import FIELDS

# Where the background that Datami uses by this name comes from; readers' browsers ask them.
STYLE = "testRasterVoyager"
TILE_HOSTS = (
    "https://basemaps.cartocdn.com",
    "https://*.basemaps.cartocdn.com",
    "https://fonts.openmaptiles.org",
)
_PLACE = {
    "latitude": next(field.key for field in FIELDS if field.kind is Kind.LATITUDE),
    "longitude": next(field.key for field in FIELDS if field.kind is Kind.LONGITUDE),
}
_NO_THEME = "#565a6b"


def map_settings() -> dict[str, Any]:
    """Return the settings of the map: France, points that lead to cards, a word on hover."""
    colours = [part for theme in THEMES for part in (theme.name, theme.colour)]
    points = {
        "is_activated": True,
        "source_id": "allPointsSource",
        "layer_id": "all-points",
        "is_default_visible": True,
        "is_clickable": True,
        "add_zoom_on_click": 3.5,
        "has_popup": True,
        "popup_config": {
            "action": "mousemove",
            "fields_settings": {
                "nom_projet": {"position": "main_title"},
                "coll_nom": {"position": "title"},
            },
        },
        "radius_min": 6,
        "radius_max": 16,
        "min_zoom": 4,
        "max_zoom": 14,
        "circle_color": ["match", ["get", "theme"], *colours, _NO_THEME],
        "circle_stroke_color": "#ffffff",
        "circle_opacity": 0.85,
    }
    return {
        "mapOptions": {
            "mapStyle": STYLE,
            "center": [2.4, 46.6],
            "zoom": 5,
            "minZoom": 2,
            "maxZoom": 18,
            "height": 600,
            "item_geo_fields": _PLACE,
            "map_layers": {"all_points_layer": points},
        }
    }
