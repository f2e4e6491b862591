"""The note that goes with a decision: radar, girouet, and what to do next."""

from itertools import chain

from iatheque.lib.messages import N_

from . import sources
from .facts import Facts, Noted
from .template import Drawing, Drawn, Grid, Head, Record, Row, Ruled, Template, Told, Values, Words

_HEADER = (N_("Critère"), N_("Note sur 4"), N_("Commentaire"))


def _rows(noted: Noted | None) -> list[Row]:
    return [(note.label, note.note, note.comment) for note in noted.notes] if noted else []


def _drawing(noted: Noted | None) -> Drawing | None:
    return Drawing(noted.picture, noted.picture_text) if noted else None


def _next(facts: Facts) -> list[Row]:
    found = (noted.summary for noted in (facts.radar, facts.girouet) if noted)
    return [(words,) for words in chain(*found)]


def _values(facts: Facts) -> Values:
    return {
        "radar_moment": facts.radar.moment if facts.radar else "",
        "radar_picture": _drawing(facts.radar),
        "radar_notes": _rows(facts.radar),
        "girouet_picture": _drawing(facts.girouet),
        "girouet_notes": _rows(facts.girouet),
        "next": _next(facts),
    }


DECISION = Template(
    key="note-de-decision",
    title=N_("Note de décision"),
    purpose=N_(
        "Pour décider d’engager, de poursuivre ou d’arrêter un projet, avec les raisons sous les "
        "yeux."
    ),
    verifier=N_("la personne qui conduit le projet et les services qui ont participé"),
    signatory=N_("la direction générale ou l’élu de référence"),
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
                (N_("Empreinte environnementale"), "impact_environnement"),
                (N_("Risques et mesures prises"), "redevabilite_risques_mesures"),
                (N_("Comment revenir en arrière"), "redevabilite_reversibilite"),
                (N_("Moment de l’évaluation"), "radar_moment"),
            ),
        ),
        Head(N_("Le radar : faut-il le faire ?")),
        Drawn(N_("Radar de décision"), "radar_picture", "radar"),
        Grid(N_("Notes du radar"), _HEADER, "radar_notes", "radar"),
        Head(N_("Le girouet : ce que cela change au travail")),
        Drawn(N_("Girouet"), "girouet_picture", "girouet"),
        Grid(N_("Notes du girouet"), _HEADER, "girouet_notes", "girouet"),
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
    sources=(sources.RADAR, sources.GIROUET),
    values=_values,
    blanks={"decision": N_("décision"), "review": N_("date")},
    tools=("radar", "girouet"),
)
