"""The plain sentence of what a list shows: « 12 projets de métropoles sur les mobilités ».

It says the query, which the gate has already cleaned: no unreadable field can appear. Words agree
in number through `%(s)s`, the mark of the plural.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext

from iatheque.lib.messages import N_
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.search.query import CatalogueQuery
from iatheque.web.filters import number
from iatheque.web.typography import spaced
from iatheque.web.words import AUDIENCES, SUBTHEMES, THEMES, either

_MOST_VALUES = 3
_AUTHORITY = "coll_siret"


@dataclass(frozen=True, slots=True)
class Clause:
    """How one filter is said: `one` around its values joined by « ou », `many` for their number."""

    one: str
    many: str
    words: Mapping[str, str] = field(default_factory=dict)


# In the order of the sentence; those of the second group come after a comma.
_NEAR = {
    "projet_status": Clause(
        "%(values)s",
        N_("à %(count)d degrés de maturité"),
        {
            "En exploration": N_("en exploration"),
            "En expérimentation": N_("en expérimentation"),
            "En déploiement": N_("en déploiement"),
            "Terminée": N_("terminé%(s)s"),
            "Abandonné": N_("abandonné%(s)s"),
        },
    ),
    "coll_type": Clause(
        "%(values)s",
        N_("de %(count)d types de collectivités"),
        {
            "Commune": N_("de commune%(s)s"),
            "Métropole": N_("de métropole%(s)s"),
            "EPCI": N_("d’intercommunalité%(s)s"),
            "département": N_("de département%(s)s"),
            "région": N_("de région%(s)s"),
            "syndicat mixte": N_("de syndicat%(s)s mixte%(s)s"),
            "opérateur": N_("d’opérateur%(s)s"),
        },
    ),
    "theme": Clause(N_("sur %(values)s"), N_("sur %(count)d thèmes"), THEMES),
    "sous_theme": Clause(
        N_("concernant %(values)s"), N_("concernant %(count)d sous-thèmes"), SUBTHEMES
    ),
    "audience_service": Clause(N_("pour %(values)s"), N_("pour %(count)d publics"), AUDIENCES),
}
_AFTER = {
    _AUTHORITY: Clause(N_("porté%(s)s par %(values)s"), N_("porté%(s)s par %(count)d organismes")),
    "projet_date": Clause(
        N_("commencé%(s)s en %(values)s"), N_("commencé%(s)s au cours de %(count)d années")
    ),
    "date": Clause(N_("mis à jour en %(values)s"), N_("mis à jour au cours de %(count)d années")),
    "mise_en_oeuvre": Clause(
        "%(values)s",
        N_("développé%(s)s de %(count)d façons"),
        {
            "Projet développé en interne": N_("développé%(s)s en interne"),
            "projet développé en externe": N_("développé%(s)s en externe"),
            "mobilisation de prestataire(s)": N_("mené%(s)s avec des prestataires"),
            "marché public": N_("passé%(s)s par un marché public"),
        },
    ),
    "budget": Clause(
        N_("au budget annuel %(values)s"),
        N_("de %(count)d tailles de budget"),
        {
            "moins de 50k€": N_("de moins de 50\u202f000 €"),
            "de 50k€ à 100k€": N_("de 50\u202f000 à 100\u202f000 €"),
            "plus de 100k€": N_("de plus de 100\u202f000 €"),
        },
    ),
    "herbergement": Clause(
        "%(values)s",
        N_("de %(count)d sortes d’hébergement"),
        {
            "cloud chez un tiers": N_("hébergé%(s)s chez un tiers"),
            "en interne de l'administration": N_("hébergé%(s)s par l’administration"),
            "NSP": N_("à l’hébergement mal connu"),
        },
    ),
    "type_algorithme": Clause(
        N_("fondé%(s)s sur %(values)s"),
        N_("fondé%(s)s sur %(count)d types d’algorithmes"),
        {
            "Machine Learning": N_("l’apprentissage automatique"),
            "Traitement Automatique du langage": N_("le traitement automatique du langage"),
            "IA générative": N_("l’IA générative"),
            "Computer vision": N_("la vision par ordinateur"),
            "Réseaux de neurones": N_("des réseaux de neurones"),
            "NSP": N_("un algorithme mal connu"),
        },
    ),
}


def sentence(
    query: CatalogueQuery, total: int, *, text: str | None = None, authority: str = ""
) -> str:
    """Return the sentence for `total` projects found by `query`.

    `text` is the text really searched when it was corrected; `authority` names the only authority
    asked, when its name is known.
    """
    return _written(query, _head(total), total, text=text, authority=authority)


def subject(query: CatalogueQuery, *, authority: str = "") -> str:
    """Return what `query` is about, without a number: « Projets de communes sur les mobilités »."""
    return _written(query, gettext("Projets"), 2, text=None, authority=authority)


def _written(
    query: CatalogueQuery, head: str, total: int, *, text: str | None, authority: str
) -> str:
    say = partial(_clause, query, mark=gettext("s") if total > 1 else "", authority=authority)
    searched = query.text if text is None else text
    near = [say(key, _NEAR[key]) for key in _NEAR if key in query.filters]
    after = [say(key, clause) for key, clause in _others(query).items()]
    if searched:
        after.append(gettext("répondant à « %(text)s »") % {"text": searched})
    if total and not near and not after:
        near = [gettext("dans la bibliothèque")]
    if not near:
        near, after = after[:1], after[1:]
    return spaced(", ".join([" ".join([head, *near]), *after]))


def _head(total: int) -> str:
    if not total:
        return gettext("Aucun projet")
    if total == 1:
        return gettext("1 projet")
    return gettext("%(number)s projets") % {"number": number(total)}


def _others(query: CatalogueQuery) -> dict[str, Clause]:
    """Return the clauses after the comma; a field without words of its own is named and quoted."""
    known = {key: clause for key, clause in _AFTER.items() if key in query.filters}
    unknown = {
        key: Clause(_quoting(key), gettext("avec %(count)d réponses choisies"))
        for key in query.filters
        if key not in _NEAR and key not in _AFTER
    }
    return known | unknown


def _quoting(key: str) -> str:
    label = gettext(FIELD_BY_KEY[key].label).replace("%", "%%")
    return gettext("avec « %(label)s » : ") % {"label": label} + "%(values)s"


def _clause(query: CatalogueQuery, key: str, clause: Clause, *, mark: str, authority: str) -> str:
    values = query.filters[key]
    if len(values) > _MOST_VALUES:
        return gettext(clause.many) % {"count": len(values), "s": mark}
    if key == _AUTHORITY:
        names = [authority or gettext("l’organisme %(siren)s") % {"siren": one} for one in values]
        return gettext(clause.one) % {"values": either(names), "s": mark}
    said = either([_said(clause.words.get(value), value, mark) for value in values])
    return gettext(clause.one) % {"values": said, "s": mark}


def _said(word: str | None, value: str, mark: str) -> str:
    return gettext(word) % {"s": mark} if word else value
