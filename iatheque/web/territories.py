"""The French territories our maps draw: a name, the part of the map each fills, its outline.

The outlines come from Natural Earth, reduced by `scripts/outlines.py`.
"""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from iatheque.lib.messages import N_
from iatheque.search.boxes import Box

OUTLINES = "iatheque/map/outlines.json"


class Territory(NamedTuple):
    """A part of France that fills a map of its own."""

    key: str
    name: str
    box: Box


METROPOLE = Territory("metropole", N_("Métropole"), Box(-5.6, 41.1, 9.9, 51.3))
OVERSEAS = (
    Territory("guadeloupe", N_("Guadeloupe"), Box(-61.95, 15.75, -60.9, 16.6)),
    Territory("martinique", N_("Martinique"), Box(-61.35, 14.3, -60.7, 14.95)),
    Territory("guyane", N_("Guyane"), Box(-54.9, 1.9, -51.3, 6.0)),
    Territory("reunion", N_("La Réunion"), Box(55.1, -21.5, 55.95, -20.75)),
    Territory("mayotte", N_("Mayotte"), Box(44.9, -13.1, 45.4, -12.55)),
    Territory(
        "saint-pierre-et-miquelon", N_("Saint-Pierre-et-Miquelon"), Box(-56.6, 46.6, -56.0, 47.2)
    ),
    Territory("saint-martin", N_("Saint-Martin"), Box(-63.18, 18.0, -62.96, 18.15)),
    Territory("saint-barthelemy", N_("Saint-Barthélemy"), Box(-62.95, 17.84, -62.76, 17.99)),
    Territory("polynesie", N_("Polynésie française"), Box(-155.0, -28.2, -134.0, -7.5)),
    Territory("nouvelle-caledonie", N_("Nouvelle-Calédonie"), Box(163.0, -23.0, 168.6, -19.4)),
    Territory("wallis-et-futuna", N_("Wallis-et-Futuna"), Box(-178.3, -14.5, -176.0, -13.1)),
)
# The first five are always drawn, the others when they have projects.
ALWAYS = 5
TERRITORIES = (METROPOLE, *OVERSEAS)


@cache
def outlines() -> dict[str, list[list[tuple[float, float]]]]:
    """Return the rings of each territory by key, in degrees; drawn once per process."""
    path = Path(__file__).parent / "static" / OUTLINES
    found: dict[str, list[list[tuple[float, float]]]] = json.loads(path.read_text("utf-8"))[
        "outlines"
    ]
    return found


def territory_of(longitude: float, latitude: float) -> Territory | None:
    """Return the territory where a point is."""
    return next((one for one in TERRITORIES if one.box.holds(longitude, latitude)), None)
