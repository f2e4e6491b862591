"""The file for the « comité social territorial »: the girouet, the measures, the calendar."""

from iatheque.lib.messages import N_

from . import sources
from .facts import Facts
from .template import (
    Drawing,
    Drawn,
    Grid,
    Head,
    Listed,
    Record,
    Row,
    Ruled,
    Schedule,
    Template,
    Values,
    Words,
)


def _measures(facts: Facts) -> list[Row]:
    noted = facts.girouet.notes if facts.girouet else ()
    return [(note.label, " ; ".join(note.measures)) for note in noted if note.measures]


def _values(facts: Facts) -> Values:
    noted = facts.girouet
    if noted is None:
        return {}
    return {
        "moment": noted.moment,
        "whose": noted.whose,
        "picture": Drawing(noted.picture, noted.picture_text),
        "notes": [(one.name, one.theme, one.note, one.comment) for one in noted.notes],
        "measures": _measures(facts),
    }


STAFF = Template(
    key="dossier-cst",
    title=N_("Dossier pour le comité social territorial"),
    purpose=N_(
        "Pour consulter les représentants du personnel sur ce que le projet change au travail."
    ),
    verifier=N_("la direction des ressources humaines et la personne qui conduit le projet"),
    signatory=N_("la présidence du comité social territorial"),
    body=(
        Head(N_("Le projet soumis à l’avis")),
        Record(
            N_("Le projet soumis à l’avis"),
            (
                (N_("Collectivité"), "authority"),
                (N_("Projet"), "nom_projet"),
                (N_("À quoi il sert"), "usage_description"),
                (N_("Qui s’en sert"), "audience_service"),
                (N_("Maturité"), "projet_status"),
                (N_("Début du projet"), "projet_date"),
                (N_("Services et nombre d’agents concernés"), "staff"),
                (N_("Moment de l’évaluation"), "moment"),
            ),
        ),
        Head(N_("Ce que le projet change au travail : les douze aspects")),
        Words(
            N_(
                "Chaque aspect est noté de 1 (impacts surtout négatifs) à 4 (impacts surtout "
                "positifs). %(whose)s"
            )
        ),
        Drawn(N_("Girouet"), "picture", "girouet"),
        Grid(
            N_("Les douze aspects du travail"),
            (N_("Aspect"), N_("Feuillet"), N_("Note sur 4"), N_("Commentaire")),
            "notes",
            "girouet",
        ),
        Head(N_("Les mesures d’accompagnement")),
        Grid(N_("Les mesures"), (N_("Aspect"), N_("Mesures")), "measures", "girouet"),
        Head(N_("Le calendrier")),
        Schedule(
            N_("Le calendrier"),
            (N_("Étape"), N_("Date"), N_("Qui s’en charge")),
            (
                N_("Information des agents concernés"),
                N_("Avis du comité social territorial"),
                N_("Formation"),
                N_("Expérimentation"),
                N_("Bilan devant le comité"),
            ),
        ),
        Head(N_("Ce que le comité doit savoir")),
        Listed(
            (
                N_(
                    "Le comité est obligatoire à partir de 50 agents ; une formation spécialisée "
                    "en santé et sécurité l’est à partir de 200."
                ),
                N_(
                    "Il est consulté avant la décision sur l’organisation des services et sur les "
                    "projets qui changent les conditions de travail."
                ),
                N_(
                    "Pour un système à haut risque, le règlement européen demande d’informer les "
                    "agents et leurs représentants avant l’emploi."
                ),
            )
        ),
        Ruled(N_("Avis du comité, observations et suites données"), 5),
    ),
    sources=(sources.CST, sources.AI_ACT_WORKERS, sources.GIROUET),
    values=_values,
    blanks={
        "staff": N_("services et effectifs"),
        "whose": N_("qui a répondu, et combien de personnes"),
    },
    tools=("girouet",),
    needs=("girouet",),
)
