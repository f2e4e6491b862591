"""The draft of the fundamental rights impact assessment: its six points (AI Act, article 27)."""

from iatheque.lib.messages import N_, message

from .facts import Facts, Noted
from .sources import AI_ACT_URL, GIROUET, RADAR, RGPD_35
from .template import (
    CALLED_FOR,
    Grid,
    Head,
    Record,
    Row,
    Ruled,
    Schedule,
    Source,
    Template,
    Told,
    Values,
    Words,
)


def _notes(noted: Noted | None, group: str) -> list[Row]:
    """Return the notes of one quadrant: those that speak of people's rights."""
    notes = noted.notes if noted else ()
    return [(one.name, one.note, one.comment) for one in notes if one.group == group]


def _work(noted: Noted | None) -> list[Row]:
    """Return what the agents find hard; they are those who watch over the system."""
    if noted is None:
        return []
    nothing = message(N_("Aucun aspect du travail n’est noté 1 ou 2."))
    return [(said,) for said in noted.summary or (nothing,)]


def _values(facts: Facts) -> Values:
    return {"trust": _notes(facts.radar, "confiance"), "work": _work(facts.girouet)}


FUNDAMENTAL_RIGHTS = Template(
    key="fria",
    title=N_("Évaluation des droits fondamentaux"),
    purpose=N_(
        "Le brouillon de l’analyse d’impact sur les droits fondamentaux, en six points, avant "
        "d’employer un système à haut risque."
    ),
    verifier=N_("le service juridique et la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la direction générale"),
    body=(
        Words(
            N_(
                "Les organismes publics font cette évaluation avant le premier emploi d’un système "
                "à haut risque de l’annexe III, infrastructures critiques exceptées. La note de "
                "qualification aide à savoir si le projet en relève."
            )
        ),
        Head(N_("Le système évalué")),
        Record(
            N_("Le système évalué"),
            (
                (N_("Collectivité"), "authority"),
                (N_("Projet"), "nom_projet"),
                (N_("Système"), "algorithm"),
                (N_("Fournisseur"), "redevabilite_fournisseur"),
                (N_("Catégorie déclarée sur la fiche"), "redevabilite_categorie_ai_act"),
            ),
        ),
        CALLED_FOR,
        Head(N_("a) Les tâches où le système est employé")),
        Record(
            N_("Les tâches où le système est employé"),
            (
                (N_("À quoi il sert"), "usage_description"),
                (N_("Étapes du travail où il intervient"), "process"),
                (N_("Sa part dans la décision"), "redevabilite_niveau_automatisation"),
                (N_("Usage prévu par le fournisseur"), "intended"),
            ),
        ),
        Head(N_("b) La durée et la fréquence de l’emploi")),
        Record(
            N_("La durée et la fréquence de l’emploi"),
            (
                (N_("Début"), "projet_date"),
                (N_("Fin"), "redevabilite_date_fin"),
                (N_("Fréquence"), "frequency"),
                (N_("Décisions par an"), "redevabilite_nombre_decisions"),
            ),
        ),
        Head(N_("c) Les personnes concernées")),
        Record(
            N_("Les personnes concernées"),
            (
                (N_("Public"), "audience_service"),
                (N_("Groupes qui peuvent être touchés"), "groups"),
                (N_("Personnes fragiles parmi elles"), "vulnerable"),
            ),
        ),
        Head(N_("d) Les risques pour ces personnes")),
        Record(
            N_("Les risques connus"),
            (
                (N_("Risques et mesures prises"), "redevabilite_risques_mesures"),
                (N_("Pourquoi ce moyen plutôt qu’un autre"), "redevabilite_proportionnalite"),
                (N_("Ce qui a été mesuré"), "redevabilite_resultats"),
            ),
        ),
        Schedule(
            N_("Les risques, droit par droit"),
            (N_("Droit"), N_("Risque, et pour qui"), N_("Gravité et vraisemblance")),
            (
                N_("Égalité et non-discrimination"),
                N_("Vie privée et données personnelles"),
                N_("Accès aux services et aux prestations"),
                N_("Dignité, santé, droits de l’enfant"),
                N_("Droit d’être entendu et de contester"),
            ),
        ),
        Grid(
            N_("Ce que dit le radar sur la confiance"),
            (N_("Critère du radar"), N_("Note sur 4"), N_("Commentaire")),
            "trust",
            "radar",
        ),
        Head(N_("e) Le contrôle par des personnes")),
        Record(
            N_("Le contrôle par des personnes"),
            (
                (N_("Intervention d’une personne"), "redevabilite_intervention_humaine"),
                (N_("Qui contrôle, avec quelle formation"), "overseers"),
                (N_("Comment le système est arrêté"), "stopping"),
            ),
        ),
        Words(N_("Ce que les agents ont signalé dans le girouet :"), tool="girouet"),
        Told("work", "girouet"),
        Head(N_("f) Les mesures si un risque se réalise")),
        Record(
            N_("Les mesures si un risque se réalise"),
            (
                (N_("Qui décide, qui prévient les personnes"), "governance"),
                (N_("Comment contester"), "redevabilite_recours"),
                (N_("Réclamations : qui les reçoit, sous quel délai"), "complaints"),
                (N_("Comment revenir en arrière"), "redevabilite_reversibilite"),
            ),
        ),
        Head(N_("L’analyse d’impact sur la protection des données")),
        Record(
            N_("L’analyse d’impact sur la protection des données"),
            (
                (N_("Où elle en est"), "redevabilite_aipd_etat"),
                (N_("Ce qu’elle dit"), "redevabilite_aipd_synthese"),
            ),
        ),
        Head(N_("Conclusion")),
        Record(
            N_("Conclusion"),
            (
                (N_("Où en est cette évaluation"), "redevabilite_fria_etat"),
                (N_("Ce qu’elle dit, en résumé"), "redevabilite_fria_synthese"),
                (N_("À revoir le"), "review"),
            ),
        ),
        Ruled(N_("Réserves")),
    ),
    sources=(
        Source(
            N_(
                "Règlement (UE) 2024/1689 sur l’intelligence artificielle, article 27 (analyse "
                "d’impact sur les droits fondamentaux)"
            ),
            AI_ACT_URL,
        ),
        RGPD_35,
        RADAR,
        GIROUET,
    ),
    values=_values,
    checks=(
        N_("Elle est faite avant le premier emploi, et reprise quand un des six points change."),
        N_(
            "Ce que dit déjà l’analyse d’impact sur la protection des données n’est pas refait : "
            "cette évaluation la complète."
        ),
        N_("Des personnes concernées, ou des associations, ont été entendues : dites lesquelles."),
        N_(
            "Le résultat est notifié à l’autorité de surveillance du marché, avec le questionnaire "
            "du Bureau de l’IA."
        ),
        N_("Son résumé va dans l’enregistrement de l’annexe VIII, section C."),
    ),
    blanks={
        "process": N_("étapes, et ce que le système y fait"),
        "intended": N_("d’après la notice d’utilisation"),
        "redevabilite_date_fin": N_("date, ou « sans terme »"),
        "frequency": N_("par jour, par mois ou par an"),
        "groups": N_("qui, combien"),
        "vulnerable": N_("enfants, personnes âgées, handicapées, allophones…"),
        "overseers": N_("fonctions, formation, temps donné"),
        "stopping": N_("qui, comment, en combien de temps"),
        "governance": N_("fonctions et procédure"),
        "complaints": N_("service et délai"),
        "review": N_("date, ou événement"),
    },
    tools=("qualification", "radar", "girouet"),
)
