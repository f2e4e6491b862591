"""The steps of the form: which fields are asked together, and why.

Labels, helps and examples come from the model; a test checks that each field is asked once.
"""

from dataclasses import dataclass

from iatheque.lib.messages import N_
from iatheque.schema.extensions import EXTENSION, Extension
from iatheque.schema.field import Field
from iatheque.schema.model import FIELD_BY_KEY


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the form; `why` is said at its head."""

    slug: str
    title: str
    why: str
    fields: tuple[Field, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its fields."""
        return frozenset(field.key for field in self.fields)


def _fields(*keys: str) -> tuple[Field, ...]:
    return tuple(FIELD_BY_KEY[key] for key in keys)


def _opener_first(extension: Extension) -> tuple[Field, ...]:
    """Who reads is chosen before one writes."""
    return tuple(sorted(extension.fields, key=lambda field: field.key != extension.opener))


STEPS = (
    Step(
        "projet",
        N_("le projet"),
        N_("Ce que lit d’abord une personne qui découvre le projet : à quoi il sert, et pour qui."),
        _fields(
            "nom_projet",
            "usage_description",
            "projet_status",
            "status_abandon",
            "projet_date",
            "theme",
            "sous_theme",
            "audience_service",
        )
        + EXTENSION["placement"].fields,
    ),
    Step(
        "moyens",
        N_("les moyens"),
        N_("Ce qu’une autre collectivité veut savoir avant de se lancer : avec qui, à quel prix."),
        _fields(
            "partenaires",
            "mise_en_oeuvre",
            "financement",
            "budget",
            "herbergement",
            "projet_contact",
        ),
    ),
    Step(
        "algorithme",
        N_("l’algorithme et les données"),
        N_("De quoi comprendre comment le service arrive à son résultat, et à partir de quoi."),
        _fields(
            "nom_algorithme",
            "algorithme_description",
            "algorithme_operations",
            "type_algorithme",
            "impact_environnement",
            "donnees_source",
            "donnees_acces",
        ),
    ),
    Step(
        "porteur",
        N_("le porteur et les liens"),
        N_("Qui porte le projet, où le trouver sur la carte, et où en lire davantage."),
        _fields(
            "coll_siret",
            "coll_nom",
            "coll_type",
            "longitude",
            "latidude",
            "image_url",
            "url_infos",
            "url_ressources",
            "date",
        ),
    ),
    Step(
        "experience",
        N_("le retour d’expérience"),
        N_("Ce que vous diriez de vive voix à un service qui voudrait faire la même chose."),
        _opener_first(EXTENSION["experience"]),
    ),
)


def _accounts(*keys: str) -> tuple[Field, ...]:
    return _fields(*(f"redevabilite_{key}" for key in keys))


# Asked apart, after the others: nothing here is needed to publish.
EXTRA_STEPS = (
    Step(
        "decision",
        N_("la décision"),
        N_("Si le système aide à décider pour quelqu’un : comment, et comment contester."),
        _accounts(
            "decision_individuelle",
            "niveau_automatisation",
            "nombre_decisions",
            "fondement_juridique",
            "intervention_humaine",
            "recours",
        ),
    ),
    Step(
        "evaluation",
        N_("l’évaluation"),
        N_("Ce qui a été vérifié avant et pendant l’usage : risques, données, résultats."),
        _accounts(
            "proportionnalite",
            "risques_mesures",
            "resultats",
            "categorie_ai_act",
            "exception_ai_act",
            "donnees_personnelles",
            "registre_traitement",
            "aipd_etat",
            "aipd_synthese",
            "fria_etat",
            "fria_synthese",
        ),
    ),
    Step(
        "fournisseur",
        N_("le fournisseur et la suite"),
        N_("Qui fournit le système, et ce qui se passe quand il s’arrête."),
        _accounts(
            "fournisseur",
            "siren_fournisseur",
            "url_base_ue",
            "reversibilite",
            "date_fin",
            "mots_cles",
            "langue",
        ),
    ),
)
EVERY_STEP = STEPS + EXTRA_STEPS
STEP_BY_SLUG = {step.slug: step for step in EVERY_STEP}
STEP_OF = {key: step for step in EVERY_STEP for key in step.keys}


def series_of(step: Step) -> tuple[Step, ...]:
    """Return the steps among which `step` is counted: the main ones, or those apart."""
    return EXTRA_STEPS if step in EXTRA_STEPS else STEPS
