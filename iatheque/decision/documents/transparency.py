"""« Mention de transparence »: what people are told of an AI system (AI Act, article 50)."""

from iatheque.lib.messages import N_

from .sources import AI_ACT_URL
from .template import CALLED_FOR, Head, Record, Source, Template, Words

TRANSPARENCY = Template(
    key="mention-transparence",
    title=N_("Mention de transparence"),
    purpose=N_(
        "À montrer aux personnes qui échangent avec un système d’IA, qui voient ce qu’il produit, "
        "ou qu’il observe."
    ),
    verifier=N_("le service juridique et la direction de la communication"),
    signatory=N_("la direction du service qui emploie le système"),
    body=(
        Head(N_("Ce que le règlement paraît demander")),
        CALLED_FOR,
        Head(N_("Si une personne échange avec le système")),
        Words(
            N_(
                "Vous échangez avec un système d’intelligence artificielle, « %(algorithm)s », mis "
                "en service par %(authority)s. Ce n’est pas une personne qui vous répond, et la "
                "réponse peut comporter des erreurs. Pour joindre une personne : %(contact)s."
            ),
            is_quote=True,
        ),
        Words(N_("Au téléphone, dès les premiers mots :")),
        Words(
            N_(
                "Bonjour. Un assistant automatique de %(authority)s vous répond, ce n’est pas une "
                "personne. Pour parler à quelqu’un, %(human)s."
            ),
            is_quote=True,
        ),
        Head(N_("Si une image, un son ou une vidéo est produit ou modifié par le système")),
        Words(
            N_(
                "Contenu produit ou modifié par une intelligence artificielle. Publié par "
                "%(authority)s."
            ),
            is_quote=True,
        ),
        Words(
            N_(
                "Le fournisseur marque aussi ces contenus d’une façon que les machines savent "
                "lire. Ce qu’il en dit : %(marking)s."
            )
        ),
        Head(N_("Si un texte informe le public sur une question d’intérêt public")),
        Words(
            N_("Texte produit ou modifié par une intelligence artificielle."),
            is_quote=True,
        ),
        Words(
            N_(
                "Cette phrase n’est pas demandée quand une personne a relu le texte et que "
                "quelqu’un répond de sa publication. Dans ce cas, gardez ici son nom : %(editor)s."
            )
        ),
        Head(N_("Si le système devine des émotions, ou classe des personnes d’après leur corps")),
        Words(
            N_(
                "Ici, %(authority)s emploie un système d’intelligence artificielle qui analyse "
                "%(observed)s, dans ce but : %(observed_for)s. Pour toute question sur vos "
                "données : %(dpo)s."
            ),
            is_quote=True,
        ),
        Head(N_("Où et comment la mention est donnée")),
        Record(
            N_("Où et comment la mention est donnée"),
            (
                (N_("À quoi sert le système"), "usage_description"),
                (N_("Qui s’en sert"), "audience_service"),
                (N_("Fournisseur"), "redevabilite_fournisseur"),
                (N_("Emplacement (écran, affiche, annonce)"), "where"),
                (N_("Donnée depuis le"), "since"),
                (N_("Fiche publique"), "address"),
            ),
        ),
    ),
    sources=(
        Source(
            N_(
                "Règlement (UE) 2024/1689 sur l’intelligence artificielle, article 50 "
                "(transparence) et article 5 (pratiques interdites)"
            ),
            AI_ACT_URL,
        ),
    ),
    checks=(
        N_("Seuls restent les textes qui concernent ce projet."),
        N_("La mention est donnée au plus tard au premier échange, ou au premier regard."),
        N_("Elle se distingue du reste, et les personnes handicapées y ont accès."),
        N_(
            "Le système ne devine pas les émotions d’agents ou d’élèves : le règlement l’interdit, "
            "sauf pour des raisons médicales ou de sécurité."
        ),
        N_(
            "Si le système sert à décider pour quelqu’un, la mention explicite du code des "
            "relations entre le public et l’administration s’ajoute à celle-ci."
        ),
    ),
    blanks={
        "algorithm": N_("nom du système"),
        "contact": N_("téléphone ou adresse du service"),
        "human": N_("touche ou mot à dire"),
        "marking": N_("procédé, d’après le fournisseur"),
        "editor": N_("nom et fonction"),
        "observed": N_("ce qui est observé"),
        "observed_for": N_("but"),
        "dpo": N_("coordonnées de la personne déléguée à la protection des données"),
        "where": N_("page, lieu ou moment"),
        "since": N_("date"),
        "address": N_("adresse, une fois la fiche publiée"),
    },
    tools=("qualification",),
)
