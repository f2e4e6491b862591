"""The note that keeps why a system was put in a category of the AI Act, by whom and when."""

from iatheque.lib.messages import N_, message

from . import sources
from .facts import Facts
from .template import Grid, Head, Listed, Record, Ruled, Template, Told, Values, Words


def _values(facts: Facts) -> Values:
    found = facts.qualification
    if found is None:
        return {}
    return {
        "seen_on": found.day,
        "method": found.method,
        "categories": found.categories,
        "alerts": [(alert,) for alert in found.alerts] or [(message(N_("Aucun arrêt relevé.")),)],
        "duties": [(one.label, one.status, one.reason, one.since) for one in found.duties],
        "answers": found.answers,
    }


QUALIFICATION = Template(
    key="qualification-ia-act",
    title=N_("Note de qualification au titre du règlement sur l’IA"),
    purpose=N_(
        "Pour garder la trace de la catégorie retenue pour un système d’IA, des raisons, et de qui "
        "l’a décidé."
    ),
    verifier=N_("le service juridique et la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la direction générale"),
    body=(
        Head(N_("Le système")),
        Record(
            N_("Le système"),
            (
                (N_("Collectivité"), "authority"),
                (N_("Projet"), "nom_projet"),
                (N_("Nom de l’algorithme"), "algorithm"),
                (N_("À quoi il sert"), "usage_description"),
                (N_("Ce que fait l’algorithme"), "algorithme_description"),
                (N_("Type d’algorithme"), "type_algorithme"),
                (N_("Hébergement"), "herbergement"),
                (N_("Mise en œuvre"), "mise_en_oeuvre"),
                (N_("Qualification faite le"), "seen_on"),
                (N_("D’après"), "method"),
            ),
        ),
        Head(N_("La catégorie")),
        Grid(
            N_("La catégorie du règlement"),
            (N_("Catégorie"), N_("Avis"), N_("Raison")),
            "categories",
            "qualification",
        ),
        Head(N_("Ce qui peut arrêter le projet")),
        Told("alerts", "qualification"),
        Head(N_("Les obligations, une par une")),
        Words(
            N_(
                "« Probable », « à vérifier » ou « non concerné » : jamais « conforme ». Cette "
                "note prépare le travail de qui vérifie, elle ne le remplace pas."
            )
        ),
        Grid(
            N_("Les obligations"),
            (
                N_("Obligation"),
                N_("Avis"),
                N_("Raison"),
                N_("Depuis ou à partir du"),
            ),
            "duties",
            "qualification",
        ),
        Head(N_("Les réponses données")),
        Grid(
            N_("Les réponses données"),
            (N_("Question"), N_("Réponse")),
            "answers",
            "qualification",
        ),
        Head(N_("La décision de qualification")),
        Record(
            N_("La décision de qualification"),
            (
                (N_("Catégorie déclarée sur la fiche"), "redevabilite_categorie_ai_act"),
                (N_("Catégorie retenue"), "category"),
                (
                    N_("Si la dérogation de l’article 6, paragraphe 3 est invoquée"),
                    "redevabilite_exception_ai_act",
                ),
                (N_("À revoir"), "review"),
            ),
        ),
        Listed(
            (
                N_("Une nouvelle fonction, ou un nouvel usage, demande une nouvelle note."),
                N_("La dérogation ne vaut jamais pour un profilage de personnes."),
            )
        ),
        Ruled(N_("Motifs")),
    ),
    sources=(sources.AI_ACT,),
    values=_values,
    blanks={
        "category": N_("interdit, haut risque, transparence ou autre"),
        "redevabilite_exception_ai_act": N_("condition et justification"),
        "review": N_("date, ou événement"),
    },
    tools=("qualification",),
)
