"""Twenty-four projects that town halls really have, and all that the law seems to ask of each.

Those that are not named are not concerned.
"""

from dataclasses import dataclass

from tests.decision.law.cases import (
    AI,
    CITY,
    DECIDES,
    HELPS,
    NONE_PERSONAL,
    PERSONAL,
    RULES,
    VILLAGE,
)

Said = dict[str, str | list[str]]


@dataclass(frozen=True)
class Told:
    """What a result says, by key."""

    stops: frozenset[str]
    may_stop: frozenset[str]
    families: tuple[tuple[str, str], ...]
    probable: frozenset[str]
    to_verify: frozenset[str]


def expected(
    probable: str, to_verify: str = "", families: str = "", stops: str = "", may_stop: str = ""
) -> Told:
    """Return what a result should say; a family ends with « ? » when it is to verify."""
    return Told(
        stops=frozenset(stops.split()),
        may_stop=frozenset(may_stop.split()),
        families=tuple(
            (name.rstrip("?"), "a_verifier" if name.endswith("?") else "probable")
            for name in families.split()
        ),
        probable=frozenset(probable.split()),
        to_verify=frozenset(to_verify.split()),
    )


TOWN: Said = {"statut": "commune", "population": "12000", "effectif": "180"}
NO_DECISION: Said = {"decision_individuelle": "non"}
SAME_WORK: Said = {"conditions_travail": "non"}
OTHER_WORK: Said = {"conditions_travail": "oui"}
GENERATES: Said = AI | {"technique": "generative", "contenus": "interne"}

# The names that go together.
CRPA = "crpa_l311_3_1 crpa_r311_3_1_1 crpa_r311_3_1_2"
HIGH = "ia_6 ia_26 ia_27 ia_49"
WORK = "cst cst_specialisee"
ONLINE = "crpa_l312_1_3 crpa_l312_1_1"

PROJECTS: dict[str, tuple[Said, Told]] = {
    "canteen forecast, numbers of meals only": (
        AI | NO_DECISION | NONE_PERSONAL | TOWN | OTHER_WORK,
        expected(
            probable="crpa_l312_1_1 ia_4 cst commande_publique",
            to_verify="cst_specialisee",
            families="autre",
        ),
    ),
    "canteen forecast, child by child": (
        AI | NO_DECISION | PERSONAL | {"vulnerables": "oui"} | TOWN | OTHER_WORK,
        expected(
            probable="crpa_l312_1_1 rgpd_30 ia_4 cst commande_publique",
            to_verify="rgpd_35 cst_specialisee",
            families="autre",
        ),
    ),
    "chatbot that answers on benefits, on the site": (
        GENERATES
        | {"dialogue": "oui", "contenus": "textes", "relecture": "non"}
        | NO_DECISION
        | PERSONAL
        | CITY
        | OTHER_WORK,
        expected(
            probable=f"{WORK} crpa_l312_1_1 rgpd_30 ia_4 ia_50_1 ia_50_4 reen commande_publique",
            to_verify="rgpd_35",
            families="transparence",
        ),
    ),
    "sorting applications for a job": (
        AI
        | HELPS
        | PERSONAL
        | {"profilage": "oui", "domaines": "emploi", "exception": "preparation"}
        | CITY
        | OTHER_WORK,
        expected(
            probable=f"{CRPA} {HIGH} {WORK} {ONLINE} rgpd_30 rgpd_35 ia_4 reen commande_publique",
            families="haut_risque",
        ),
    ),
    "scoring requests for a social benefit, nearly always followed": (
        AI
        | DECIDES
        | PERSONAL
        | {
            "automatisation": "assistee",
            "profilage": "oui",
            "sensibles": "oui",
            "vulnerables": "oui",
            "grande_echelle": "oui",
            "domaines": "services_essentiels",
            "exception": "aucune",
            "origine": "interne",
        }
        | CITY
        | OTHER_WORK,
        expected(
            probable=f"{CRPA} {HIGH} {WORK} {ONLINE} rgpd_30 rgpd_35 ia_4 ia_16 reen",
            to_verify="loi78_47_sensibles loi78_47 rgpd_22",
            families="haut_risque",
            may_stop="loi78_47_sensibles",
        ),
    ),
    "benefit decided alone by a system that keeps learning": (
        AI
        | DECIDES
        | PERSONAL
        | {
            "evolution": "oui",
            "sensibles": "oui",
            "profilage": "oui",
            "domaines": "services_essentiels",
            "exception": "aucune",
        }
        | CITY
        | OTHER_WORK,
        expected(
            probable=(
                f"{CRPA} {HIGH} {WORK} cc_2018_765 loi78_47_sensibles {ONLINE} loi78_47 rgpd_22 "
                "rgpd_30 rgpd_35 ia_4 reen commande_publique"
            ),
            families="haut_risque",
            stops="cc_2018_765 loi78_47_sensibles",
        ),
    ),
    "faces recognised live in the street for the police": (
        AI
        | NO_DECISION
        | PERSONAL
        | {
            "surveillance": "oui",
            "sensibles": "oui",
            "grande_echelle": "oui",
            "domaines": ["biometrie", "repression"],
            "exception": "aucune",
            "interdit_reconnaissance": "oui",
        }
        | CITY
        | OTHER_WORK,
        expected(
            probable=(
                f"{HIGH} {WORK} ia_5 crpa_l312_1_1 rgpd_30 rgpd_35 ia_4 reen commande_publique"
            ),
            families="interdite haut_risque",
            stops="interdit_reconnaissance",
        ),
    ),
    "cameras that count people in the street": (
        AI
        | NO_DECISION
        | PERSONAL
        | {"surveillance": "oui", "grande_echelle": "oui"}
        | CITY
        | SAME_WORK,
        expected(
            probable="crpa_l312_1_1 rgpd_30 rgpd_35 ia_4 reen commande_publique", families="autre"
        ),
    ),
    "nursery places by a scale, in a city": (
        RULES | HELPS | PERSONAL | {"vulnerables": "oui"} | CITY | SAME_WORK,
        expected(probable=f"{CRPA} {ONLINE} rgpd_30 reen", to_verify="rgpd_35"),
    ),
    "nursery places by a scale, in a village": (
        RULES | HELPS | PERSONAL | {"vulnerables": "oui"} | VILLAGE | SAME_WORK,
        expected(probable=f"{CRPA} rgpd_30", to_verify="rgpd_35"),
    ),
    "assistant that drafts letters for agents": (
        GENERATES | NO_DECISION | PERSONAL | TOWN | OTHER_WORK,
        expected(
            probable="crpa_l312_1_1 rgpd_30 ia_4 cst commande_publique",
            to_verify="rgpd_35 cst_specialisee",
            families="autre",
        ),
    ),
    "municipal bulletin with generated images": (
        GENERATES
        | {"contenus": ["textes", "images"], "relecture": "oui"}
        | NO_DECISION
        | NONE_PERSONAL
        | VILLAGE
        | SAME_WORK,
        expected(probable="ia_4 ia_50_4 commande_publique", families="transparence"),
    ),
    "water leaks spotted, an agent goes and looks": (
        AI
        | NO_DECISION
        | NONE_PERSONAL
        | {"statut": "autre", "population": "80000", "effectif": "60"}
        | OTHER_WORK,
        expected(
            probable="crpa_l312_1_1 ia_4 cst commande_publique",
            to_verify="cst_specialisee",
            families="autre",
        ),
    ),
    "water network driven by the system": (
        AI
        | NO_DECISION
        | NONE_PERSONAL
        | {
            "statut": "autre",
            "population": "80000",
            "effectif": "60",
            "domaines": "infrastructures",
            "exception": "aucune",
        }
        | OTHER_WORK,
        expected(
            probable="crpa_l312_1_1 ia_4 ia_6 ia_26 ia_49_5 cst commande_publique",
            to_verify="cst_specialisee",
            families="haut_risque",
        ),
    ),
    "traffic lights, in service since March 2026": (
        AI
        | NO_DECISION
        | NONE_PERSONAL
        | {
            "domaines": "infrastructures",
            "exception": "aucune",
            "origine": "commande",
            "mise_en_service": "03/2026",
        }
        | CITY
        | SAME_WORK,
        expected(
            probable="crpa_l312_1_1 ia_4 ia_6 ia_26 ia_49_5 reen commande_publique",
            to_verify="ia_16",
            families="haut_risque",
        ),
    ),
    "choosing whom to control for housing benefits": (
        AI
        | HELPS
        | PERSONAL
        | {
            "profilage": "oui",
            "croisement": "oui",
            "vulnerables": "oui",
            "domaines": "services_essentiels",
            "exception": "detection",
            "origine": "commande",
            "secret": "nsp",
        }
        | {"statut": "departement", "population": "700000", "effectif": "3000"}
        | OTHER_WORK,
        expected(
            probable=f"{HIGH} {WORK} crpa_l312_1_1 rgpd_30 rgpd_35 ia_4 commande_publique",
            to_verify=f"{CRPA} crpa_l312_1_3 ia_16",
            families="haut_risque",
        ),
    ),
    "parking appeals answered by the machine alone": (
        GENERATES
        | HELPS
        | PERSONAL
        | {"automatisation": "complete", "recours_administratif": "oui", "origine": "achete"}
        | CITY
        | OTHER_WORK,
        expected(
            probable=(
                f"{CRPA} {WORK} loi78_47_recours {ONLINE} loi78_47 rgpd_22 rgpd_30 ia_4 reen "
                "commande_publique"
            ),
            to_verify="rgpd_35",
            families="autre",
            stops="loi78_47_recours",
        ),
    ),
    "parking appeals, a reply is proposed to the agent": (
        GENERATES | HELPS | PERSONAL | {"automatisation": "assistee"} | CITY | OTHER_WORK,
        expected(
            probable=f"{CRPA} {WORK} {ONLINE} rgpd_30 ia_4 reen commande_publique",
            to_verify="loi78_47 rgpd_22 rgpd_35",
            families="autre",
        ),
    ),
    "duplicates among requests for benefits": (
        AI
        | NO_DECISION
        | PERSONAL
        | {"domaines": "services_essentiels", "exception": "procedure", "origine": "interne"}
        | CITY
        | OTHER_WORK,
        expected(
            probable=f"{WORK} crpa_l312_1_1 rgpd_30 ia_4 ia_6 ia_49_2 reen",
            to_verify="rgpd_35",
            families="autre",
        ),
    ),
    "school places by rules, sent without a look": (
        RULES | DECIDES | PERSONAL | {"vulnerables": "oui"} | CITY | SAME_WORK,
        expected(probable=f"{CRPA} {ONLINE} loi78_47 rgpd_22 rgpd_30 rgpd_35 reen"),
    ),
    "guessing how agents feel at the desk": (
        AI
        | NO_DECISION
        | PERSONAL
        | {
            "surveillance": "oui",
            "sensibles": "oui",
            "emotions": "oui",
            "interdit_emotions": "oui",
            "domaines": "biometrie",
            "exception": "aucune",
        }
        | CITY
        | OTHER_WORK,
        expected(
            probable=(
                f"{HIGH} {WORK} ia_5 crpa_l312_1_1 rgpd_30 rgpd_35 ia_4 ia_50_3 reen "
                "commande_publique"
            ),
            families="interdite haut_risque transparence",
            stops="interdit_emotions",
        ),
    ),
    "sorting emergency calls": (
        AI
        | NO_DECISION
        | PERSONAL
        | {
            "sensibles": "oui",
            "vulnerables": "oui",
            "grande_echelle": "oui",
            "domaines": "services_essentiels",
            "exception": "aucune",
        }
        | {"statut": "departement", "population": "700000", "effectif": "3000"}
        | OTHER_WORK,
        expected(
            probable=f"{HIGH} {WORK} crpa_l312_1_1 rgpd_30 rgpd_35 ia_4 commande_publique",
            families="haut_risque",
        ),
    ),
    "grants to associations by a scale": (
        RULES
        | HELPS
        | NONE_PERSONAL
        | {"destinataires": "organismes", "principal": "nsp"}
        | TOWN
        | SAME_WORK,
        expected(probable=f"{CRPA} crpa_l312_1_1", to_verify="crpa_l312_1_3"),
    ),
    "safety part of a lift": (
        AI | NO_DECISION | NONE_PERSONAL | {"composant": "oui"} | CITY | SAME_WORK,
        expected(
            probable="crpa_l312_1_1 ia_4 reen commande_publique",
            to_verify="ia_6 ia_26",
            families="haut_risque? autre?",
        ),
    ),
}
