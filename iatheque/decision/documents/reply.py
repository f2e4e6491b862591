"""The answer to somebody who asks how an algorithm took part in a decision (CRPA R311-3-1-2)."""

from iatheque.lib.messages import N_

from . import sources
from .template import Head, Record, Template, Words

REPLY = Template(
    key="reponse-individuelle",
    title=N_("Fiche de réponse individuelle"),
    purpose=N_(
        "À remettre à une personne qui demande comment un algorithme a compté dans une décision "
        "qui la concerne."
    ),
    verifier=N_("le service juridique et la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la direction du service qui a pris la décision"),
    body=(
        Head(N_("La demande")),
        Record(
            N_("La demande"),
            (
                (N_("Personne qui demande"), "asker"),
                (N_("Demande reçue le"), "asked_on"),
                (N_("Décision concernée"), "decision"),
                (N_("Administration"), "authority"),
                (N_("Traitement algorithmique"), "algorithm"),
            ),
        ),
        Words(
            N_(
                "Vous avez demandé comment un traitement algorithmique a compté dans cette "
                "décision. Voici les quatre informations que prévoit le code des relations entre "
                "le public et l’administration (article R311-3-1-2)."
            )
        ),
        Head(N_("1. Le degré et le mode de contribution du traitement à la décision")),
        Record(
            N_("La contribution du traitement"),
            (
                (N_("Ce que fait l’algorithme"), "algorithme_description"),
                (N_("Sa part dans la décision"), "redevabilite_niveau_automatisation"),
                (N_("Intervention d’une personne"), "redevabilite_intervention_humaine"),
            ),
        ),
        Head(N_("2. Les données traitées et leurs sources")),
        Record(
            N_("Les données"),
            (
                (N_("Source des données"), "donnees_source"),
                (N_("Mode de collecte"), "donnees_acces"),
                (N_("Données de votre dossier"), "own_data"),
            ),
        ),
        Head(N_("3. Les paramètres du traitement, et leur poids, appliqués à votre situation")),
        Record(
            N_("Les paramètres"),
            (
                (N_("Paramètres qui ont compté"), "parameters"),
                (N_("Poids de chacun"), "weights"),
                (N_("Résultat pour votre situation"), "outcome"),
            ),
        ),
        Head(N_("4. Les opérations effectuées par le traitement")),
        Record(
            N_("Les opérations"),
            (
                (N_("Opérations"), "algorithme_operations"),
                (N_("Type d’algorithme"), "type_algorithme"),
            ),
        ),
        Head(N_("Vos recours")),
        Words(
            N_(
                "Si cette réponse ne vous suffit pas, vous avez deux mois pour saisir la "
                "Commission d’accès aux documents administratifs (CADA) : %(cada)s. "
                "La décision elle-même se conteste ainsi : %(redevabilite_recours)s."
            )
        ),
    ),
    sources=(sources.REPLY, sources.CADA),
    checks=(
        N_("La réponse part dans le mois qui suit la demande."),
        N_("Chaque ligne se comprend sans connaître l’informatique."),
        N_("Ce qui vaut pour tout le monde et ce qui vaut pour cette personne y sont."),
        N_("Elle ne dévoile ni les données d’une autre personne ni un secret protégé."),
    ),
    blanks={
        "asker": N_("nom et coordonnées"),
        "asked_on": N_("date"),
        "decision": N_("objet, date et référence"),
        "redevabilite_niveau_automatisation": N_("aide, proposition ou décision automatique"),
        "redevabilite_intervention_humaine": N_("qui relit, qui décide, avec quels moyens"),
        "own_data": N_("données employées pour cette personne"),
        "parameters": N_("critères employés"),
        "weights": N_("poids, ou « aucun »"),
        "outcome": N_("score, rang ou proposition"),
        "redevabilite_recours": N_("voies et délais de recours"),
    },
    tools=("qualification",),
)
