"""The closed lists of the published model, in published spelling and order.

Variants are spellings met in real files. Labels mend what the published spelling leaves uneven
on screen (« Terminée » beside « Abandonné ») without touching the exchanged value.
"""

from dataclasses import dataclass

from .vocabulary import NSP, Vocabulary


@dataclass(frozen=True, slots=True)
class Theme:
    """A main theme: its published name, its colour and letter on screen, its sub-themes."""

    name: str
    slug: str
    letter: str
    colour: str
    subthemes: tuple[str, ...]


THEMES = (
    Theme(
        "Transformation écologique et énergétique",
        "transformation",
        "T",
        "#01a755",
        (
            "Performance énergétique",
            "Eclairage public",
            "Gestion de l’eau",
            "Déchets et économie circulaire",
            "Qualité de l’air et nuisances sonores",
            "Biodiversité et préservation des espaces naturels",
            "Prévention et gestion des risques",
        ),
    ),
    Theme(
        "Attractivité et développement",
        "attractivite",
        "A",
        "#9a42c9",
        (
            "Commerce et développement économique",
            "Agriculture",
            "Culture et loisirs",
            "Construction et aménagement",
            "Immobilier",
        ),
    ),
    Theme(
        "Citoyenneté, santé, et solidarité",
        "citoyennete",
        "C",
        "#b5d250",
        (
            "Education",
            "Santé et accès aux soins",
            "Accessibilité et handicap",
            "Lien social et relation aux usagers",
            "Inclusion numérique",
            "Participation citoyenne",
        ),
    ),
    Theme(
        "Mobilités",
        "mobilites",
        "M",
        "#ff834e",
        (
            "Logistique urbaine",
            "Multimodalités",
            "Flux et trafic",
            "Mobilité décarbonée",
            "Stationnement",
        ),
    ),
    Theme(
        "Gouvernance et socles technologiques",
        "gouvernance",
        "G",
        "#6992ff",
        (
            "Modélisation et jumeau numérique",
            "Outillage système d’information",
            "Infrastructures numériques",
            "Gouvernance et stratégie numérique responsable",
            "Plateforme de données",
            "Cybersécurité",
        ),
    ),
    Theme(
        "Administration et organisation interne",
        "interne",
        "I",
        "#5b7f28",
        (
            "Gestion des ressources humaines",
            "Gestion des assemblées",
            "Gestion des marchés publics",
            "Aide à la rédaction et gestion documentaire",
            "Aide juridique",
        ),
    ),
)

THEME_NAMED = {theme.name: theme for theme in THEMES}
THEME_OF_SUBTHEME = {sub: theme.name for theme in THEMES for sub in theme.subthemes}

COLL_TYPE = Vocabulary(
    "coll_type",
    (
        "Commune",
        "Métropole",
        "EPCI",
        "département",
        "région",
        "syndicat mixte",
        "opérateur",
    ),
    variants={
        "EPT": "EPCI",
        "Communauté d'agglomérations": "EPCI",
        "Communauté d'agglomération": "EPCI",
        "Communauté de communes": "EPCI",
        "Communauté urbaine": "EPCI",
    },
    labels={
        "département": "Département",
        "région": "Région",
        "syndicat mixte": "Syndicat mixte",
        "opérateur": "Opérateur",
    },
)

ABANDONED = "Abandonné"

PROJET_STATUS = Vocabulary(
    "projet_status",
    ("En exploration", "En expérimentation", "En déploiement", "Terminée", ABANDONED),
    variants={
        "Terminé": "Terminée",
        "Abandonnée": ABANDONED,
        "POC": "En expérimentation",
        "en réflexion": "En exploration",
    },
    labels={"Terminée": "Terminé"},
)

BUDGET = Vocabulary(
    "budget",
    ("moins de 50k€", "de 50k€ à 100k€", "plus de 100k€"),
    variants={
        "moins de 50 k€": "moins de 50k€",
        "de 50 k€ à 100 k€": "de 50k€ à 100k€",
        "entre 50 k€ et 100 k€": "de 50k€ à 100k€",
        "plus de 100 k€": "plus de 100k€",
    },
)

MISE_EN_OEUVRE = Vocabulary(
    "mise_en_oeuvre",
    (
        "Projet développé en interne",
        "projet développé en externe",
        "mobilisation de prestataire(s)",
        "marché public",
    ),
)

THEME = Vocabulary(
    "theme",
    tuple(theme.name for theme in THEMES),
    variants={
        "Transition écologique et énergétique": "Transformation écologique et énergétique",
        "Citoyenneté, santé et solidarité": "Citoyenneté, santé, et solidarité",
    },
)

SOUS_THEME = Vocabulary("sous_theme", tuple(THEME_OF_SUBTHEME))

AUDIENCE_SERVICE = Vocabulary(
    "audience_service",
    (
        "grand public",
        "bénéficiaire",
        "agent",
        "association",
        "élu",
        "entreprises",
        "collectivités",
        "établissement scolaire",
        "établissement santé",
    ),
)

HERBERGEMENT = Vocabulary(
    "herbergement",
    ("cloud chez un tiers", "en interne de l'administration", NSP),
    labels={NSP: "ne sait pas"},
)

TYPE_ALGORITHME = Vocabulary(
    "type_algorithme",
    (
        "Machine Learning",
        "Traitement Automatique du langage",
        "IA générative",
        "Computer vision",
        "Réseaux de neurones",
        NSP,
    ),
    labels={NSP: "ne sait pas"},
)

DONNEES_SOURCE = Vocabulary(
    "donnees_source",
    ("l’usager", "jeu de données interne", "open data", "données d'un tiers", NSP),
    labels={NSP: "ne sait pas"},
)

DONNEES_ACCES = Vocabulary(
    "donnees_acces",
    ("par API", "automatisée", "par récupération manuelle", NSP),
    labels={NSP: "ne sait pas"},
)

VOCABULARIES = {
    vocabulary.name: vocabulary
    for vocabulary in (
        COLL_TYPE,
        PROJET_STATUS,
        BUDGET,
        MISE_EN_OEUVRE,
        THEME,
        SOUS_THEME,
        AUDIENCE_SERVICE,
        HERBERGEMENT,
        TYPE_ALGORITHME,
        DONNEES_SOURCE,
        DONNEES_ACCES,
    )
}

# Spellings with commas, whichever list they belong to: a cell is never cut inside one of them.
COMPOUNDS = frozenset(
    compound for vocabulary in VOCABULARIES.values() for compound in vocabulary.compounds
)
