"""« Retour d’expérience »: what a project taught, told to those who might start one."""

from iatheque.lib.messages import N_
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.schema.vocabulary import Vocabulary

from .extension import OPEN, Extension

LABEL = N_("Retour d’expérience")


def _told(key: str, label: str, why: str, example: str) -> Field:
    """Return a question answered in one's own words, for agents."""
    return Field(
        key=f"experience_{key}",
        label=label,
        help=why,
        example=example,
        category=LABEL,
        kind=Kind.BLOCK,
        level=Level.RESTREINT,
        weight=1.0,
    )


EXPERIENCE = Extension(
    key="experience",
    version="1.1.0",
    date="2026-11-21",
    label=LABEL,
    help=N_("Ce que vous diriez de vive voix à une collectivité qui voudrait faire la même chose."),
    fields=(
        _told(
            "reussites",
            N_("Ce qui a marché"),
            N_("Les résultats constatés, même modestes, et ce qui les a rendus possibles."),
            "Moins de repas jetés dès le premier trimestre, parce que les cuisines ont choisi "
            "elles-mêmes l’heure des prévisions.",
        ),
        _told(
            "difficultes",
            N_("Les difficultés"),
            N_("Ce qui a pris du retard, coûté plus que prévu ou dû être repris."),
            "Deux mois pour retrouver les relevés de présence, qui dormaient dans des classeurs.",
        ),
        _told(
            "couts",
            N_("Les coûts réels"),
            N_("Ce qui a été dépensé, une fois puis chaque année, temps des agents compris."),
            "18 000 € de prestation, puis 3 000 € par an, et une vingtaine de jours d’agents.",
        ),
        _told(
            "equipe",
            N_("Les personnes nécessaires"),
            N_("Les métiers qui ont compté et le temps que chacun y a passé."),
            "Une responsable de restauration un jour par semaine, un géomaticien dix jours.",
        ),
        _told(
            "conseils",
            N_("Vos conseils"),
            N_("Ce que vous feriez autrement, et par quoi vous commenceriez."),
            "Commencer par deux écoles volontaires et montrer les prévisions aux cuisines.",
        ),
        _told(
            "taille",
            N_("Pour quelle taille de collectivité"),
            N_("À partir de quelle taille, ou jusqu’à laquelle, cela vaut la peine."),
            "Utile à partir d’une dizaine d’écoles.",
        ),
        _told(
            "donnees",
            N_("Les données à réunir avant de commencer"),
            N_("Ce qu’il faut avoir, depuis combien de temps et dans quel état."),
            "Deux années de présences par école, jour par jour.",
        ),
        _told(
            "competences",
            N_("Les compétences à réunir"),
            N_("Ce qu’il faut savoir faire en interne, et ce qui s’achète."),
            "Savoir lire un tableau de prévisions ; le reste a été acheté.",
        ),
        Field(
            key="experience_echange",
            label=N_("Prêt à échanger"),
            help=N_("Votre service répond-il aux collectivités qui voudraient en parler ?"),
            example="oui",
            category=LABEL,
            kind=Kind.CHOICE,
            level=Level.RESTREINT,
            vocabulary=Vocabulary(
                "experience_echange",
                ("oui", "non"),
                labels={"oui": "Oui", "non": "Non"},
            ),
            filterable=True,
            facet=True,
        ),
        Field(
            key="experience_lecteurs",
            label=N_("Qui peut lire ce retour d’expérience"),
            help=N_(
                "Votre choix vaut pour toutes les réponses de cette étape, à partir de la "
                "prochaine publication. Sans réponse, seuls les agents des collectivités "
                "vérifiées les lisent."
            ),
            example="agents",
            category=LABEL,
            kind=Kind.CHOICE,
            level=Level.RESTREINT,
            vocabulary=Vocabulary(
                "experience_lecteurs",
                ("agents", OPEN),
                labels={"agents": "Les agents des collectivités", OPEN: "Tout le monde"},
            ),
        ),
    ),
    opener="experience_lecteurs",
)
