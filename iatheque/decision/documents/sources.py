"""The texts that several documents cite; noted on the day below, to be read again before signing.

What one document alone cites is declared beside it.
"""

from iatheque.lib.messages import N_

from .template import Source

NOTED_ON = "21/11/2026"

_CRPA = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000031366350/"
RGPD_URL = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
AI_ACT_URL = "https://eur-lex.europa.eu/eli/reg/2024/1689/oj"
_MEDIA = "https://civiteo.fr/mediatheque/fr"

MENTION = Source(
    N_("Code des relations entre le public et l’administration, articles L311-3-1 et R311-3-1-1"),
    _CRPA,
)
REPLY = Source(
    N_("Code des relations entre le public et l’administration, articles L311-3-1 et R311-3-1-2"),
    _CRPA,
)
CADA = Source(
    N_(
        "Code des relations entre le public et l’administration, articles R311-12, R311-13 et "
        "R343-1 (silence d’un mois, saisine de la CADA)"
    ),
    _CRPA,
)
AUTOMATED = Source(
    N_("Loi n° 78-17 du 6 janvier 1978, article 47 (décisions automatisées)"),
    "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460/",
)
COUNCIL = Source(
    N_("Conseil constitutionnel, décision n° 2018-765 DC du 12 juin 2018"),
    "https://www.conseil-constitutionnel.fr/decision/2018/2018765DC.htm",
)
RGPD_22 = Source(N_("Règlement (UE) 2016/679 (RGPD), article 22"), RGPD_URL)
RGPD_35 = Source(N_("Règlement (UE) 2016/679 (RGPD), article 35"), RGPD_URL)
AI_ACT = Source(
    N_("Règlement (UE) 2024/1689 sur l’intelligence artificielle, articles 5, 6, 26, 27, 49 et 50"),
    AI_ACT_URL,
)
AI_ACT_WORKERS = Source(
    N_(
        "Règlement (UE) 2024/1689 sur l’intelligence artificielle, article 26, paragraphe 7 "
        "(information des agents)"
    ),
    AI_ACT_URL,
)
ANNEX_VIII = Source(
    N_(
        "Règlement (UE) 2024/1689 sur l’intelligence artificielle, article 49, paragraphe 3, et "
        "annexe VIII, section C"
    ),
    AI_ACT_URL,
)
CST = Source(
    N_("Décret n° 2021-571 du 10 mai 2021 relatif aux comités sociaux territoriaux"),
    "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000043492190/",
)
RADAR = Source(
    N_("Adapté du radar de décision de CIVITEO et de l’Observatoire Data Publica (CC BY-NC 4.0)"),
    _MEDIA,
    tool="radar",
)
GIROUET = Source(
    N_("Adapté du girouet de CIVITEO et de l’Observatoire Data Publica (CC BY-NC 4.0)"),
    _MEDIA,
    tool="girouet",
)
