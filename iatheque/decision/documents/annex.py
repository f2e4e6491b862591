"""Section C of annex VIII of the AI Act: what a public deployer registers, in five items."""

from iatheque.lib.messages import N_

from . import sources
from .template import Head, Record, Template, Words

ANNEX = Template(
    key="annexe-viii-c",
    title=N_("Base européenne des systèmes à haut risque, annexe VIII, section C"),
    purpose=N_(
        "Les cinq informations qu’une autorité publique enregistre avant d’employer un système "
        "d’IA à haut risque."
    ),
    verifier=N_("le service juridique et la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la personne qui enregistre au nom de la collectivité"),
    body=(
        Words(
            N_(
                "Cet enregistrement ne concerne que les systèmes à haut risque de l’annexe III du "
                "règlement. La note de qualification aide à savoir si le projet en relève."
            )
        ),
        Head(N_("1. Qui déploie le système")),
        Record(
            N_("Qui déploie le système"),
            (
                (N_("Nom"), "authority"),
                (N_("SIREN"), "siren"),
                (N_("Adresse"), "postal_address"),
                (N_("Coordonnées"), "contact"),
            ),
        ),
        Head(N_("2. Qui transmet ces informations au nom du déployeur")),
        Record(
            N_("Qui transmet ces informations"),
            (
                (N_("Nom"), "sender_name"),
                (N_("Adresse"), "sender_address"),
                (N_("Coordonnées"), "sender_contact"),
            ),
        ),
        Head(N_("3. L’entrée du système dans la base de l’Union européenne")),
        Record(
            N_("L’entrée du système"),
            (
                (N_("Système"), "algorithm"),
                (N_("Fournisseur"), "redevabilite_fournisseur"),
                (
                    N_("Adresse (URL) de l’entrée faite par le fournisseur"),
                    "redevabilite_url_base_ue",
                ),
            ),
        ),
        Head(N_("4. Résumé de l’analyse d’impact sur les droits fondamentaux (article 27)")),
        Record(
            N_("Droits fondamentaux"),
            ((N_("Conclusions, en résumé"), "redevabilite_fria_synthese"),),
        ),
        Head(N_("5. Résumé de l’analyse d’impact sur la protection des données, s’il y en a une")),
        Record(
            N_("Protection des données"),
            (
                (
                    N_("Conclusions, en résumé (article 26, paragraphe 8)"),
                    "redevabilite_aipd_synthese",
                ),
            ),
        ),
    ),
    sources=(sources.ANNEX_VIII, sources.RGPD_35),
    checks=(
        N_("Le fournisseur a déjà enregistré le système ; sinon, ne l’employez pas."),
        N_("Les deux analyses d’impact sont terminées et validées."),
        N_("Rien de confidentiel n’est écrit : la base est publique, sauf exceptions."),
    ),
    blanks={
        "postal_address": N_("adresse postale"),
        "contact": N_("courriel et téléphone"),
        "sender_name": N_("nom et fonction"),
        "sender_address": N_("adresse postale"),
        "sender_contact": N_("courriel et téléphone"),
        "redevabilite_url_base_ue": N_("à demander au fournisseur"),
    },
    exported={
        "1_deployeur": {
            "nom": "authority",
            "siren": "siren",
            "adresse": "postal_address",
            "coordonnees": "contact",
        },
        "2_personne_qui_transmet": {
            "nom": "sender_name",
            "adresse": "sender_address",
            "coordonnees": "sender_contact",
        },
        "3_url_entree_du_fournisseur": "redevabilite_url_base_ue",
        "4_resume_analyse_droits_fondamentaux": "redevabilite_fria_synthese",
        "5_resume_analyse_protection_des_donnees": "redevabilite_aipd_synthese",
    },
)
