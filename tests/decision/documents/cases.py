"""A known project, and what its documents say."""

from iatheque.decision.documents.facts import Duty, Facts, Note, Noted, Qualified, Reckoned
from iatheque.decision.documents.filling import fill
from iatheque.decision.documents.registry import BY_KEY
from iatheque.lib.documents.blocks import as_text
from iatheque.lib.messages import Message, message

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'


def said(text: str | Message) -> str:
    """Return a message in French: what the surfaces translate."""
    return str(text)


RADAR = Noted(
    moment="Préparation",
    notes=(
        Note("Utile", "Utilité", "3", "Demandé par les cuisines", group="utile", rank=1),
        Note("De confiance", "Biais", message("ne sait pas"), group="confiance", rank=2),
    ),
    picture=SVG,
    picture_text="Utile : 3 sur 4.",
    summary=(message("Redites à quoi sert %(what)s.", what="le projet"),),
)
GIROUET = Noted(
    moment="En cours de projet",
    notes=(
        Note("Engagement", "Autonomie", "2", "", ("Actions de formation", "Observatoire")),
        Note("Engagement", "Savoir-faire", "4"),
    ),
    picture=SVG,
    picture_text="Ensemble : 3 sur 4.",
    summary=("Autonomie : former.",),
    whose="Moyennes de 6 personnes.",
)
QUALIFICATION = Qualified(
    day="21/11/2026",
    categories=(("Transparence", message("Probable"), "Parle-t-il aux usagers ? Oui"),),
    alerts=(),
    duties=(
        Duty(
            "Informer\narticle 50",
            message("Probable"),
            "Oui",
            "02/08/2026",
            ("mention_transparence",),
        ),
        Duty(
            "Évaluer\narticle 27",
            message("À vérifier"),
            "Oui",
            message("%(days)s (date à vérifier)", days="02/12/2027"),
            ("fria",),
        ),
        Duty(
            "Inscrire\narticle 30", message("Probable"), "", "25/05/2018", ("registre_traitement",)
        ),
    ),
    answers=(("Parle-t-il aux usagers ?", "Oui"),),
    method="Établi d’après des notes.",
)
FOOTPRINT = Reckoned(
    values=(
        (message("Durée comptée"), message("%(months)s mois", months="12")),
        (message("Électricité"), message("de %(low)s à %(high)s", low="1 kWh", high="2 kWh")),
        (message("Estimation faite le"), "21/11/2026"),
    ),
    hypotheses=(
        (message("Méthode"), "Green Algorithms 3.0"),
        (message("Intensité carbone de l’électricité"), "51,28 g équivalent CO₂ par kWh"),
    ),
    balance=(message("Aucune économie attendue n’a été chiffrée."),),
    picture=SVG,
    picture_text="En tout : de 51 à 103 g éq. CO₂",
)
WHOLE = Facts(
    day="21 novembre 2026",
    origin="la fiche du projet",
    sheet={
        "nom_projet": "Prévoir les repas",
        "nom_algorithme": "Prévoyance",
        "usage_description": "Prévoit le nombre de repas.",
        "projet_contact": "cantine@ville.example",
        "donnees_source": "open data",
        "algorithme_operations": "Calcule une prévision.",
    },
    authority="Ville",
    siren="212202782",
    population="44 000 habitants",
    address="https://ici.example/projets/aaaaaaaaaa/",
    register="https://ici.example/collectivites/212202782-ville/registre/",
    tools={
        "radar": "https://ici.example/r/",
        "girouet": "https://ici.example/g/",
        "qualification": "https://ici.example/q/",
        "empreinte": "https://ici.example/e/",
    },
    radar=RADAR,
    girouet=GIROUET,
    qualification=QUALIFICATION,
    footprint=FOOTPRINT,
)
NOTHING = Facts(day="21 novembre 2026", origin="un modèle vierge", tools=WHOLE.tools)


def written(key: str, facts: Facts) -> str:
    """Return all that a document says, line by line."""
    found = as_text(fill(BY_KEY[key], facts, said))
    return "".join(f"{line.replace(chr(10), ' / ')}\n" for line in found)
