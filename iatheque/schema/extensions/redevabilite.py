"""« Évaluation et redevabilité »: what the law and foreign registers ask beyond the 30 fields."""

from typing import Any

from iatheque.lib.messages import N_
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.schema.vocabulary import Vocabulary

from .extension import Extension

Values = tuple[str, ...] | dict[str, str]

LABEL = N_("Évaluation et redevabilité")
_ASSESSMENT = ("non nécessaire", "à faire", "en cours", "faite")


_CAPITALS = {"oui": "Oui", "non": "Non"}


def _told(key: str, label: str, why: str, example: str, **more: Any) -> Field:
    """Return a question answered in one's own words, or as `more` says (kind, level, weight)."""
    common = {"category": LABEL, "kind": Kind.BLOCK, "level": Level.PUBLIC}
    return Field(
        key=f"redevabilite_{key}", label=label, help=why, example=example, **{**common, **more}
    )


def _chosen(key: str, label: str, why: str, values: Values, **more: Any) -> Field:
    """Return a question answered by one of `values`, each with its label when it is a pair."""
    vocabulary = Vocabulary(
        f"redevabilite_{key}", tuple(values), labels=values if isinstance(values, dict) else {}
    )
    first = next(iter(values))
    return _told(key, label, why, first, **{"kind": Kind.CHOICE, **more}, vocabulary=vocabulary)


REDEVABILITE = Extension(
    key="redevabilite",
    version="1.0.0",
    date="2026-11-21",
    label=LABEL,
    help=N_(
        "Ce que la loi demande de dire d’un algorithme qui sert à décider, et ce que l’on a appris "
        "en le vérifiant. Tout est facultatif."
    ),
    fields=(
        _chosen(
            "decision_individuelle",
            N_("Sert à décider pour quelqu’un en particulier"),
            N_(
                "Une personne, une famille, une entreprise ou une association précise. "
                "Une aide à la décision compte aussi."
            ),
            _CAPITALS,
            filterable=True,
        ),
        _chosen(
            "niveau_automatisation",
            N_("Place de la machine dans la décision"),
            N_(
                "Elle décide seule ; une personne valide ce qu’elle propose ; ou une personne "
                "décide, éclairée par elle."
            ),
            ("automatisation complète", "automatisation assistée", "aide à la décision"),
            filterable=True,
        ),
        _told(
            "nombre_decisions",
            N_("Nombre de décisions par an"),
            N_("Un ordre de grandeur suffit."),
            "environ 1 200",
            kind=Kind.LINE,
        ),
        _told(
            "fondement_juridique",
            N_("Textes qui fondent la décision"),
            N_("Loi, règlement ou délibération : un par ligne, avec son adresse sur internet."),
            "Délibération du 12 mars 2026, https://ville.example/deliberations/2026-14",
        ),
        _told(
            "intervention_humaine",
            N_("Intervention d’une personne"),
            N_("Qui regarde le résultat, à quel moment, et comment elle peut s’en écarter."),
            "Une agente relit chaque proposition et peut la refuser sans se justifier.",
            weight=0.5,
        ),
        _told(
            "proportionnalite",
            N_("Pourquoi ce moyen plutôt qu’un autre"),
            N_("Les autres solutions regardées, même sans informatique, et ce qui a fait choisir."),
            "Un sondage hebdomadaire des familles a été essayé : trop peu de réponses.",
            weight=0.5,
        ),
        _told(
            "risques_mesures",
            N_("Risques et mesures prises"),
            N_("Les erreurs possibles, qui les subirait, et ce qui est fait pour les éviter."),
            "Sous-estimer un jour de fête : une marge de dix repas est gardée.",
            weight=0.5,
        ),
        _chosen(
            "categorie_ai_act",
            N_("Niveau au sens du règlement européen"),
            N_(
                "Ce que votre collectivité a retenu pour l’instant. L’outil « Qualification "
                "juridique » aide à répondre."
            ),
            (
                "haut risque",
                "transparence",
                "autre système",
                "hors du règlement",
                "usage interdit",
                "à déterminer",
            ),
            filterable=True,
        ),
        _chosen(
            "exception_ai_act",
            N_("Tâche limitée qui fait sortir du haut risque"),
            N_(
                "L’une des quatre exceptions de l’article 6(3), si votre collectivité ou le "
                "fournisseur s’en réclame."
            ),
            (
                "tâche de procédure",
                "amélioration d’un travail fini",
                "détection d’écarts",
                "préparation d’un examen",
            ),
            kind=Kind.CHOICES,
        ),
        _chosen(
            "donnees_personnelles",
            N_("Données personnelles"),
            N_("Le système utilise-t-il des informations sur des personnes, même sans leur nom ?"),
            {"non": "Non", "oui": "Oui", "sensibles": "Oui, dont des données sensibles"},
            filterable=True,
        ),
        _told(
            "registre_traitement",
            N_("Adresse du registre des traitements"),
            N_("La page où votre collectivité publie sa fiche de registre, si elle existe."),
            "https://ville.example/registre/cantine",
            kind=Kind.URL,
        ),
        _chosen(
            "aipd_etat",
            N_("Analyse d’impact sur les données (AIPD)"),
            N_("Où elle en est."),
            _ASSESSMENT,
            level=Level.RESTREINT,
        ),
        _told(
            "aipd_synthese",
            N_("Ce que dit l’analyse d’impact sur les données"),
            N_("Sa date, ses conclusions en quelques lignes, ou l’adresse de sa synthèse."),
            "Mars 2026 : risque faible après suppression des noms.",
            level=Level.RESTREINT,
        ),
        _chosen(
            "fria_etat",
            N_("Évaluation des droits fondamentaux"),
            N_("Demandée avant d’employer certains systèmes à haut risque. Où elle en est."),
            _ASSESSMENT,
            level=Level.RESTREINT,
        ),
        _told(
            "fria_synthese",
            N_("Ce que dit l’évaluation des droits fondamentaux"),
            N_("Sa date, ses conclusions en quelques lignes, ou l’adresse de sa synthèse."),
            "Juin 2026 : deux familles sur mille mal orientées ; relecture ajoutée.",
            level=Level.RESTREINT,
        ),
        _told(
            "recours",
            N_("Comment contester"),
            N_("À qui écrire, qui répond, sous quel délai."),
            "Écrire à la direction de l’éducation : une agente répond sous quinze jours.",
        ),
        _told(
            "resultats",
            N_("Résultats des évaluations"),
            N_("Ce qui a été mesuré, comment, par qui, quand ; bons et mauvais résultats."),
            "8 % d’erreur en moyenne sur un trimestre, 20 % les veilles de vacances.",
            weight=0.5,
        ),
        _told(
            "fournisseur",
            N_("Fournisseur"),
            N_("L’entreprise ou l’organisme qui fournit le système."),
            "Prévisions SAS",
            kind=Kind.LINE,
            weight=0.5,
        ),
        _told(
            "siren_fournisseur",
            N_("SIREN du fournisseur"),
            N_("Les neuf chiffres qui identifient l’entreprise ou l’organisme."),
            "552100554",
            kind=Kind.SIREN,
        ),
        _told(
            "url_base_ue",
            N_("Adresse dans la base de données européenne"),
            N_("Celle de l’inscription du système, faite par son fournisseur."),
            "https://base-ue.example/systemes/1234",
            kind=Kind.URL,
        ),
        _told(
            "reversibilite",
            N_("Comment revenir en arrière"),
            N_(
                "Ce qui se passe si le système s’arrête ou si le contrat finit ; ce que l’on garde."
            ),
            "Les cuisines gardent leur méthode à la main ; les données sont rendues en CSV.",
        ),
        _told(
            "date_fin",
            N_("Fin du projet"),
            N_("Le mois où il s’est arrêté, ou s’arrêtera."),
            "12/2027",
            kind=Kind.MONTH,
        ),
        _told(
            "mots_cles",
            N_("Mots-clés"),
            N_("Les mots par lesquels on le chercherait."),
            "cantine, gaspillage",
            kind=Kind.NAMES,
            weight=1.0,
        ),
        _chosen(
            "langue",
            N_("Langue de la fiche"),
            N_("Celle dans laquelle les réponses sont écrites."),
            ("français", "breton", "occitan", "corse", "alsacien", "créole", "autre"),
        ),
    ),
)
