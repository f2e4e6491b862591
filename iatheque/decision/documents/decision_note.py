"""The note that goes with a decision: radar, girouet, and what to do next."""

from itertools import chain

from iatheque.lib.messages import N_, message

from . import sources
from .facts import Facts, Noted, Reckoned
from .template import (
    Drawing,
    Drawn,
    Grid,
    Head,
    Record,
    Row,
    Ruled,
    Source,
    Template,
    Told,
    Values,
    Words,
)

_BELOW = N_("estimée : voir « L’empreinte » plus bas")

_FOOTPRINT = Source(
    N_("Empreinte : Green Algorithms (Lannelongue, Grealey et Inouye, 2021, CC BY 4.0), EcoLogits"),
    "https://www.green-algorithms.org/",
    tool="empreinte",
)


def _rows(noted: Noted | None) -> list[Row]:
    notes = noted.notes if noted else ()
    return [(note.name, note.theme, note.note, note.comment) for note in notes]


def _drawing(noted: Noted | Reckoned | None) -> Drawing | None:
    return Drawing(noted.picture, noted.picture_text) if noted else None


def _next(facts: Facts) -> list[Row]:
    found = (noted.summary for noted in (facts.radar, facts.girouet) if noted)
    return [(words,) for words in chain(*found)]


def _footprint(found: Reckoned | None) -> Values:
    if found is None:
        return {}
    return {
        "footprint": message(_BELOW),
        "footprint_picture": _drawing(found),
        "footprint_values": found.values,
        "footprint_hypotheses": found.hypotheses,
        "footprint_balance": [(said,) for said in found.balance],
    }


def _values(facts: Facts) -> Values:
    return {
        "radar_moment": facts.radar.moment if facts.radar else "",
        "radar_picture": _drawing(facts.radar),
        "radar_notes": _rows(facts.radar),
        "girouet_picture": _drawing(facts.girouet),
        "girouet_notes": _rows(facts.girouet),
        "footprint": facts.sheet.get("impact_environnement", ""),
        "next": _next(facts),
        **_footprint(facts.footprint),
    }


DECISION = Template(
    key="note-de-decision",
    title=N_("Note de décision"),
    purpose=N_(
        "Pour décider d’engager, de poursuivre ou d’arrêter un projet, avec les raisons sous les "
        "yeux."
    ),
    verifier=N_("la personne qui conduit le projet et les services qui ont participé"),
    signatory=N_("la direction générale ou la personne élue référente"),
    body=(
        Head(N_("Le projet")),
        Record(
            N_("Le projet"),
            (
                (N_("Collectivité"), "authority"),
                (N_("Population"), "population"),
                (N_("Projet"), "nom_projet"),
                (N_("À quoi il sert"), "usage_description"),
                (N_("Pour qui"), "audience_service"),
                (N_("Maturité"), "projet_status"),
                (N_("Budget annuel"), "budget"),
                (N_("Empreinte environnementale"), "footprint"),
                (N_("Risques et mesures prises"), "redevabilite_risques_mesures"),
                (N_("Comment revenir en arrière"), "redevabilite_reversibilite"),
                (N_("Moment de l’évaluation"), "radar_moment"),
            ),
        ),
        Head(N_("Le radar : faut-il le faire ?")),
        Drawn(N_("Radar de décision"), "radar_picture", "radar"),
        Grid(
            N_("Notes du radar"),
            (N_("Critère"), N_("Quadrant"), N_("Note sur 4"), N_("Commentaire")),
            "radar_notes",
            "radar",
        ),
        Head(N_("Le girouet : ce que cela change au travail")),
        Drawn(N_("Girouet"), "girouet_picture", "girouet"),
        Grid(
            N_("Notes du girouet"),
            (N_("Aspect"), N_("Feuillet"), N_("Note sur 4"), N_("Commentaire")),
            "girouet_notes",
            "girouet",
        ),
        Head(N_("L’empreinte : ce que le projet consomme")),
        Drawn(N_("Émissions estimées"), "footprint_picture", "empreinte"),
        Grid(
            N_("Ce que le projet consomme"),
            (N_("Grandeur"), N_("Estimation")),
            "footprint_values",
            "empreinte",
        ),
        Told("footprint_balance", "empreinte"),
        Grid(
            N_("La méthode et ce sur quoi elle repose"),
            (N_("Hypothèse"), N_("Valeur retenue")),
            "footprint_hypotheses",
            "empreinte",
        ),
        Head(N_("Ce qu’il reste à faire")),
        Told("next", "radar"),
        Head(N_("La décision")),
        Words(
            N_(
                "Décision proposée (engager, poursuivre, suspendre ou arrêter) : %(decision)s. "
                "Prochain point d’étape : %(review)s."
            )
        ),
        Ruled(N_("Motifs et réserves")),
    ),
    sources=(sources.RADAR, sources.GIROUET, _FOOTPRINT),
    values=_values,
    blanks={"decision": N_("décision"), "review": N_("date")},
    tools=("radar", "girouet", "empreinte"),
    needs=("radar", "girouet"),
)
