"""What to do so that a project takes less, from what was answered.

After the « frugale » quadrant of the radar (reference §4): need, data, computing, suppliers, and a
balance looked at again and again.
"""

from iatheque.lib.messages import N_, Message, message

from .footprint_assistant import SIZES
from .footprint_machine import is_always_on
from .given import Given


def steps(given: Given) -> tuple[Message, ...]:
    """Return what to do next, what saves most first."""
    asked = given.words("calculs")
    said = _need(given)
    if "assistant" in asked:
        said += _assistant(given)
    if "machine" in asked:
        said += _machine(given)
    return tuple(message(one) for one in (*said, *_place(given), *_always()))


def _need(given: Given) -> list[str]:
    if given.word("necessite") == "oui":
        return []
    return [
        N_(
            "Comparez d’abord avec un moyen sans IA : une règle de calcul, un tableau, un "
            "formulaire mieux fait. Rien ne consomme moins qu’une IA dont on s’est passé."
        )
    ]


def _assistant(given: Given) -> list[str]:
    said = []
    if given.word("modele") != SIZES[0]:
        said.append(
            N_(
                "Essayez un modèle plus petit sur vos vrais textes : chaque réponse consommera "
                "moins."
            )
        )
    if given.word("longueur") != "courte":
        said.append(
            N_("Demandez des réponses courtes : c’est leur longueur qui consomme, mot après mot.")
        )
    said.append(
        N_(
            "Répondez sans IA aux questions qui reviennent (page d’aide, formulaire), et n’ouvrez "
            "l’assistant qu’à qui en a l’usage."
        )
    )
    return said


def _machine(given: Given) -> list[str]:
    said = []
    if is_always_on(given):
        said.append(
            N_(
                "La machine calcule sans arrêt : voyez si elle peut s’arrêter la nuit, ou ne "
                "regarder qu’une image de temps en temps."
            )
        )
    if (given.number("reentrainements") or 0) > 0 or (given.number("essais") or 0) > 0:
        said.append(N_("Espacez les nouveaux apprentissages, et partez d’un modèle déjà entraîné."))
    said.append(
        N_(
            "Ne gardez que les données qui servent, et prenez la plus petite machine qui suffit ; "
            "éteignez-la quand elle attend."
        )
    )
    return said


def _place(given: Given) -> list[str]:
    places = {given.word("electricite")}
    if set(given.words("calculs")) >= {"assistant", "machine"}:
        places.add(given.word("electricite_assistant"))
    if places <= {"france", "meme"}:
        return []
    return [
        N_(
            "Demandez au fournisseur où sont ses machines et quelle électricité elles prennent, "
            "puis écrivez-le dans le marché."
        )
    ]


def _always() -> list[str]:
    return [
        N_("Mesurez la consommation réelle après quelques mois, et refaites cette estimation."),
        N_(
            "Pour aller plus loin : le Référentiel général pour l’IA frugale (AFNOR et Ecolab, "
            "2024). L’estimation peut nourrir la stratégie numérique responsable de la "
            "collectivité (loi REEN) : l’outil de qualification juridique dit si la loi l’impose."
        ),
    ]
