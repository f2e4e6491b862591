"""« Mention explicite »: what a decision that rests on an algorithm must say (CRPA R311-3-1-1)."""

from iatheque.lib.messages import N_

from . import sources
from .template import Head, Record, Template, Words

MENTION = Template(
    key="mention-explicite",
    title=N_("Mention explicite"),
    purpose=N_(
        "À reproduire sur chaque décision individuelle qui s’appuie sur un algorithme, même comme "
        "simple aide."
    ),
    verifier=N_("le service juridique et la personne déléguée à la protection des données (DPO)"),
    signatory=N_("la direction du service qui prend les décisions"),
    body=(
        Head(N_("Le texte à reproduire sur la décision")),
        Words(
            N_(
                "Cette décision s’appuie sur un traitement algorithmique, « %(algorithm)s », mis "
                "en œuvre par %(authority)s."
            ),
            is_quote=True,
        ),
        Words(N_("Ce traitement a pour finalité : %(usage_description)s"), is_quote=True),
        Words(
            N_(
                "Vous avez le droit d’obtenir la communication des règles qui définissent ce "
                "traitement et des principales caractéristiques de sa mise en œuvre (code des "
                "relations entre le public et l’administration, article L311-3-1). Pour cela, "
                "écrivez à %(authority)s : %(contact)s."
            ),
            is_quote=True,
        ),
        Words(
            N_(
                "En cas de refus, ou sans réponse au bout d’un mois, vous avez deux mois pour "
                "saisir la Commission d’accès aux documents administratifs (CADA) : "
                "%(cada)s."
            ),
            is_quote=True,
        ),
        Words(N_("Ce traitement est décrit dans un registre public : %(register)s"), is_quote=True),
        Head(N_("À ajouter si personne n’intervient dans la décision")),
        Words(
            N_(
                "Cette décision a été prise de façon entièrement automatisée. Vous pouvez demander "
                "qu’une personne la réexamine, donner votre point de vue et contester la décision, "
                "à la même adresse."
            ),
            is_quote=True,
        ),
        Head(N_("Ce qui a servi à préparer le texte")),
        Record(
            N_("Ce qui a servi à préparer le texte"),
            (
                (N_("Administration responsable"), "authority"),
                (N_("SIREN"), "siren"),
                (N_("Projet"), "nom_projet"),
                (N_("Nom de l’algorithme"), "algorithm"),
                (N_("Sert à une décision individuelle"), "redevabilite_decision_individuelle"),
                (N_("Sa part dans la décision"), "redevabilite_niveau_automatisation"),
                (N_("Fiche publique"), "address"),
            ),
        ),
    ),
    sources=(
        sources.MENTION,
        sources.CADA,
        sources.AUTOMATED,
        sources.COUNCIL,
        sources.RGPD_22,
    ),
    checks=(
        N_("La décision vise une personne ou une organisation nommée."),
        N_("La finalité se comprend sans connaître le service."),
        N_("L’adresse de contact est celle d’un service, lue tous les jours."),
        N_(
            "Le secret d’un des intérêts cités au 2° de l’article L311-5 peut dispenser "
            "de la mention : c’est au service juridique de le dire."
        ),
        N_(
            "Une décision entièrement automatisée qui ne porte pas cette mention est nulle "
            "(loi n° 78-17, article 47), et l’algorithme ne peut pas changer seul ses "
            "propres règles (décision n° 2018-765 DC)."
        ),
    ),
    blanks={
        "algorithm": N_("nom du traitement"),
        "authority": N_("nom de l’administration"),
        "usage_description": N_("finalité, en une phrase"),
        "contact": N_("adresse du service"),
        "register": N_("adresse de la page publique"),
        "address": N_("adresse, une fois la fiche publiée"),
        "redevabilite_decision_individuelle": N_("oui ou non ; si non, la mention n’est pas due"),
        "redevabilite_niveau_automatisation": N_("aide, proposition ou décision automatique"),
    },
    tools=("qualification",),
)
