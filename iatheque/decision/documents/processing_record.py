"""The entry of the record of processing activities, to hand to the DPO (RGPD, article 30(1))."""

from iatheque.lib.messages import N_

from .sources import RGPD_URL
from .template import CALLED_FOR, Head, Record, Schedule, Source, Template, Words

PROCESSING = Template(
    key="registre-traitement",
    title=N_("Fiche du registre des traitements"),
    purpose=N_(
        "Les sept informations du registre, en brouillon, à remettre à la personne déléguée à la "
        "protection des données (DPO)."
    ),
    verifier=N_("la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la personne qui représente le responsable du traitement"),
    body=(
        Words(
            N_(
                "Cette fiche ne concerne que les traitements de données personnelles. D’après la "
                "fiche du projet, des données personnelles sont employées : "
                "%(redevabilite_donnees_personnelles)s."
            )
        ),
        CALLED_FOR,
        Head(N_("Le traitement")),
        Record(
            N_("Le traitement"),
            (
                (N_("Nom du traitement"), "algorithm"),
                (N_("Projet"), "nom_projet"),
                (N_("Mis en œuvre depuis"), "projet_date"),
                (N_("Service en charge"), "projet_contact"),
            ),
        ),
        Head(N_("a) Le responsable du traitement")),
        Record(
            N_("Le responsable du traitement"),
            (
                (N_("Nom"), "authority"),
                (N_("SIREN"), "siren"),
                (N_("Adresse et coordonnées"), "postal_address"),
                (N_("Personne qui le représente"), "representative"),
                (N_("Responsable conjoint, s’il y en a un"), "joint"),
                (N_("Personne déléguée à la protection des données"), "dpo"),
            ),
        ),
        Head(N_("b) Les finalités")),
        Record(
            N_("Les finalités"),
            (
                (N_("À quoi sert le traitement"), "usage_description"),
                (N_("Base légale (RGPD, article 6)"), "legal_basis"),
                (N_("Textes qui fondent la décision"), "redevabilite_fondement_juridique"),
            ),
        ),
        Head(N_("c) Les personnes et les données")),
        Record(
            N_("Les personnes et les données"),
            (
                (N_("Catégories de personnes"), "persons"),
                (N_("Catégories de données personnelles"), "data"),
                (N_("Données sensibles (RGPD, article 9)"), "sensitive"),
                (N_("Source des données"), "donnees_source"),
                (N_("Mode de collecte"), "donnees_acces"),
            ),
        ),
        Head(N_("d) Les destinataires")),
        Record(
            N_("Les destinataires"),
            (
                (N_("Services et organismes qui reçoivent les données"), "recipients"),
                (N_("Sous-traitant ou fournisseur"), "redevabilite_fournisseur"),
                (N_("Partenaires"), "partenaires"),
            ),
        ),
        Head(N_("e) Les transferts hors de l’Union européenne")),
        Record(
            N_("Les transferts hors de l’Union européenne"),
            (
                (N_("Hébergement"), "herbergement"),
                (N_("Transferts et garanties"), "transfers"),
            ),
        ),
        Head(N_("f) Les durées de conservation")),
        Record(
            N_("Les durées de conservation"),
            (
                (N_("Données de départ"), "kept_inputs"),
                (N_("Résultats du système"), "kept_outputs"),
                (N_("Journaux"), "kept_logs"),
            ),
        ),
        Head(N_("g) Les mesures de sécurité")),
        Schedule(
            N_("Les mesures de sécurité"),
            (N_("Mesure"), N_("Ce qui est fait")),
            (
                N_("Accès limité aux personnes habilitées"),
                N_("Chiffrement"),
                N_("Sauvegarde"),
                N_("Traçabilité"),
                N_("Engagements du sous-traitant"),
            ),
        ),
        Head(N_("L’analyse d’impact sur la protection des données")),
        Record(
            N_("L’analyse d’impact sur la protection des données"),
            (
                (N_("Où elle en est"), "redevabilite_aipd_etat"),
                (N_("Fiche de registre publiée"), "redevabilite_registre_traitement"),
            ),
        ),
    ),
    sources=(
        Source(N_("Règlement (UE) 2016/679 (RGPD), article 30, paragraphe 1 (registre)"), RGPD_URL),
    ),
    checks=(
        N_("La personne déléguée à la protection des données a été associée au projet."),
        N_("Chaque donnée sert à la finalité écrite ; celles qui n’y servent pas sont ôtées."),
        N_("Les personnes sont informées du traitement et de leurs droits."),
        N_(
            "Toute personne peut demander cette fiche : un secret protégé, comme le détail d’une "
            "mesure de sécurité, en est ôté avant de la communiquer."
        ),
    ),
    blanks={
        "redevabilite_donnees_personnelles": N_("oui, non, ou sensibles"),
        "projet_contact": N_("courriel et téléphone"),
        "postal_address": N_("adresse postale, courriel, téléphone"),
        "representative": N_("nom et fonction"),
        "joint": N_("nom et coordonnées, ou « aucun »"),
        "dpo": N_("nom et coordonnées"),
        "legal_basis": N_("mission d’intérêt public, obligation légale…"),
        "persons": N_("habitants, usagers, agents…"),
        "data": N_("identité, coordonnées, situation…"),
        "sensitive": N_("« aucune », ou lesquelles et pourquoi"),
        "recipients": N_("services et organismes"),
        "transfers": N_("« aucun », ou pays et garanties"),
        "kept_inputs": N_("durée"),
        "kept_outputs": N_("durée"),
        "kept_logs": N_("durée ; six mois au moins pour un système à haut risque"),
    },
    tools=("qualification",),
)
