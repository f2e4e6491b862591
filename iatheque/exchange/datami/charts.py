"""The charts of Datami: one per public facet that has a closed list, and themes by type."""

from typing import Any

from iatheque.access.gate import facet_fields
from iatheque.schema.field import Field
from iatheque.schema.levels import Level

_HEIGHT = 320


def charts() -> dict[str, Any]:
    """Return the settings of the charts, in published order."""
    shown = [field for field in facet_fields(Level.PUBLIC) if field.vocabulary]
    crossed = {field.key: field for field in shown}
    stacked = _chart(
        crossed["theme"],
        f"{crossed['theme'].label}, par {crossed['coll_type'].label.lower()}",
        {
            "chart": {"type": "bar", "height": 420, "stacked": True},
            "plotOptions": {"bar": {"horizontal": True}},
            "yaxis": {"labels": {"maxWidth": 320}},
        },
    )
    return {
        "charts": [
            *(_chart(field, field.label, _options(field)) for field in shown),
            {**stacked, "cols": 12, "categoriesbyfield": "coll_type"},
        ]
    }


def _chart(field: Field, title: str, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": {"fr": title},
        "cols": 6,
        "aggregatebyfield": field.key,
        "aggregationtype": "countitems",
        "unit": {"fr": "projets"},
        "chartOptions": options,
    }


def _options(field: Field) -> dict[str, Any]:
    """Return a ring for one value per project, tiles when there may be several.

    Not bars: Datami hands over the counts of one field as rings and tiles only take them.
    """
    kind = "treemap" if field.multiple else "donut"
    return {"chart": {"type": kind, "height": _HEIGHT}, "legend": {"position": "bottom"}}
