"""`/sobriete/`: what the pages of this site weigh, as a real browser measured them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iatheque.lib import ecoindex
from iatheque.lib.ecoindex import Weight
from iatheque.lib.messages import N_

from . import texts

# Written by `python -m tests.e2e.weighing`; a test fails when it no longer tells the truth.
_FIGURES = Path(__file__).with_name("sobriety.json")

NAMES = {
    "home": N_("Accueil"),
    "sheet": N_("Fiche d’un projet"),
    "list": N_("Liste des projets"),
    "table": N_("Tableau des projets"),
    "map": N_("Carte des projets, sans son fond"),
    "data": N_("Données à télécharger"),
    "context": N_("Contexte"),
    "figures": N_("La bibliothèque en chiffres"),
    "authorities": N_("Liste des collectivités"),
    "authority": N_("Page d’une collectivité"),
    "help": N_("Une page d’aide, avec ses images"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A page of the site, by its key in `NAMES`, and what it cost."""

    key: str
    weight: Weight

    @property
    def name(self) -> str:
        """What it is called."""
        return NAMES[self.key]

    @property
    def score(self) -> int:
        """Its EcoIndex, 0 to 100."""
        return round(ecoindex.score(self.weight))

    @property
    def grade(self) -> str:
        """The letter of its EcoIndex."""
        return ecoindex.grade(self.weight)


@cache
def measures() -> tuple[str, tuple[Measure, ...]]:
    """Return the day of the measurements (JJ/MM/AAAA) and one measure per page."""
    figures = json.loads(_FIGURES.read_text(encoding="utf-8"))
    found = (Measure(key, Weight(**weight)) for key, weight in figures["pages"].items())
    return figures["measured_on"], tuple(found)


def sobriety(request: HttpRequest) -> HttpResponse:
    """Show the weight of the pages and how it is kept low."""
    day, rows = measures()
    context = {"texts": texts.of_page("sobriete"), "day": day, "rows": rows}
    return render(request, "pages/sobriety.html", context)
