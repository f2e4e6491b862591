"""How values of the model are said inside a sentence: « les agents », « de métropoles ».

Labels on their own come from the schema; these are the same values with the small words French
puts around them. A value without words of its own is quoted as published.
"""

from collections.abc import Sequence
from functools import lru_cache

from django.utils.translation import get_language, gettext

from iatheque.lib.messages import N_
from iatheque.schema.field import Field

AUDIENCES = {
    "grand public": N_("le grand public"),
    "bénéficiaire": N_("les bénéficiaires"),
    "agent": N_("les agents"),
    "association": N_("les associations"),
    "élu": N_("les élus"),
    "entreprises": N_("les entreprises"),
    "collectivités": N_("les collectivités"),
    "établissement scolaire": N_("les établissements scolaires"),
    "établissement santé": N_("les établissements de santé"),
}

THEMES = {
    "Transformation écologique et énergétique": N_("la transformation écologique et énergétique"),
    "Attractivité et développement": N_("l’attractivité et le développement"),
    "Citoyenneté, santé, et solidarité": N_("la citoyenneté, la santé et la solidarité"),
    "Mobilités": N_("les mobilités"),
    "Gouvernance et socles technologiques": N_("la gouvernance et les socles technologiques"),
    "Administration et organisation interne": N_("l’administration et l’organisation interne"),
}

SUBTHEMES = {
    "Performance énergétique": N_("la performance énergétique"),
    "Eclairage public": N_("l’éclairage public"),
    "Gestion de l’eau": N_("la gestion de l’eau"),
    "Déchets et économie circulaire": N_("les déchets et l’économie circulaire"),
    "Qualité de l’air et nuisances sonores": N_("la qualité de l’air et le bruit"),
    "Biodiversité et préservation des espaces naturels": N_(
        "la biodiversité et les espaces naturels"
    ),
    "Prévention et gestion des risques": N_("la prévention et la gestion des risques"),
    "Commerce et développement économique": N_("le commerce et le développement économique"),
    "Agriculture": N_("l’agriculture"),
    "Culture et loisirs": N_("la culture et les loisirs"),
    "Construction et aménagement": N_("la construction et l’aménagement"),
    "Immobilier": N_("l’immobilier"),
    "Education": N_("l’éducation"),
    "Santé et accès aux soins": N_("la santé et l’accès aux soins"),
    "Accessibilité et handicap": N_("l’accessibilité et le handicap"),
    "Lien social et relation aux usagers": N_("le lien social et la relation aux usagers"),
    "Inclusion numérique": N_("l’inclusion numérique"),
    "Participation citoyenne": N_("la participation citoyenne"),
    "Logistique urbaine": N_("la logistique urbaine"),
    "Multimodalités": N_("les trajets qui combinent plusieurs transports"),
    "Flux et trafic": N_("les flux et le trafic"),
    "Mobilité décarbonée": N_("la mobilité décarbonée"),
    "Stationnement": N_("le stationnement"),
    "Modélisation et jumeau numérique": N_("la modélisation et les jumeaux numériques"),
    "Outillage système d’information": N_("l’outillage du système d’information"),
    "Infrastructures numériques": N_("les infrastructures numériques"),
    "Gouvernance et stratégie numérique responsable": N_("la stratégie numérique responsable"),
    "Plateforme de données": N_("les plateformes de données"),
    "Cybersécurité": N_("la cybersécurité"),
    "Gestion des ressources humaines": N_("les ressources humaines"),
    "Gestion des assemblées": N_("la gestion des assemblées"),
    "Gestion des marchés publics": N_("les marchés publics"),
    "Aide à la rédaction et gestion documentaire": N_("l’aide à la rédaction et les documents"),
    "Aide juridique": N_("l’aide juridique"),
}


def labels(field: Field) -> dict[str, str]:
    """Return the words shown for each value of the list of `field`, in the reader's language."""
    return _labels(field.key, field, get_language())


@lru_cache(maxsize=256)
def _labels(_key: str, field: Field, _language: str) -> dict[str, str]:
    vocabulary = field.vocabulary
    if vocabulary is None:
        return {}
    return {value: gettext(vocabulary.label(value)) for value in vocabulary.values}


def either(words: Sequence[str]) -> str:
    """Join as alternatives: « a, b ou c »."""
    return _joined(words, gettext("%(before)s ou %(last)s"))


def all_of(words: Sequence[str]) -> str:
    """Join as a list: « a, b et c »."""
    return _joined(words, gettext("%(before)s et %(last)s"))


def _joined(words: Sequence[str], pattern: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return pattern % {"before": ", ".join(words[:-1]), "last": words[-1]}
