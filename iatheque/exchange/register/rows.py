"""What the register says of each project: the 21 rows of Etalab's inventory, in its four blocks.

Source: Etalab, « Fiche pratique : l’inventaire des algorithmes »; the duty is CRPA L312-1-3. Each
row names the fields of the model that answer it. Only what everybody reads is looked at: a row fed
by a reserved field stays blank until that field is opened, a row without a field until the model
has one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from iatheque.lib.messages import N_
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY

# Says the values of a field in words; the surfaces have their own.
Say = Callable[[Entry, str], str]

BLANK = N_("non renseigné")

# « Non » under « Portée de la décision » says nothing: these are read with their own question.
_SAID_WITH_LABEL = frozenset(
    {"redevabilite_decision_individuelle", "redevabilite_donnees_personnelles"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the inventory; `column` names it alone where the block is not said."""

    label: str
    fields: tuple[str, ...] = ()
    column: str = ""

    @property
    def name(self) -> str:
        """The header of its column."""
        return self.column or self.label


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of the same kind."""

    label: str
    rows: tuple[Row, ...]


_LINKS = N_("Ressources connexes")

BLOCKS = (
    Block(
        N_("L’administration"),
        (
            Row(N_("Nom de l’administration concernée"), ("coll_nom",)),
            Row(N_("Direction ou service porteur")),
            Row(N_("Contact au sein de l’administration"), ("projet_contact",)),
            Row(N_("Date de mise à jour des informations"), ("date",)),
        ),
    ),
    Block(
        N_("Le métier"),
        (
            Row(N_("Nom de l’algorithme"), ("nom_projet", "nom_algorithme")),
            Row(N_("Contexte global"), ("theme", "sous_theme", "projet_status", "projet_date")),
            Row(N_("Finalité de l’algorithme"), ("usage_description",)),
            Row(
                N_("Comment et quand l’algorithme intervient dans la décision"),
                ("algorithme_description", "redevabilite_intervention_humaine"),
            ),
            Row(
                N_("Niveau d’automatisation de la décision"),
                ("redevabilite_niveau_automatisation",),
            ),
            Row(N_("Fondements juridiques"), ("redevabilite_fondement_juridique",)),
            Row(_LINKS, ("url_infos",), N_("Ressources connexes : le métier")),
        ),
    ),
    Block(
        N_("L’impact"),
        (
            Row(
                N_("Nombre de décisions administratives prises par an"),
                ("redevabilite_nombre_decisions",),
            ),
            Row(N_("Portée de la décision"), ("redevabilite_decision_individuelle",)),
            Row(N_("Public concerné par la décision"), ("audience_service",)),
            Row(_LINKS, (), N_("Ressources connexes : l’impact")),
        ),
    ),
    Block(
        N_("Le fonctionnement"),
        (
            Row(N_("Données traitées"), ("donnees_source", "redevabilite_donnees_personnelles")),
            Row(N_("Source des données traitées"), ("donnees_source",)),
            Row(N_("Mode de collecte des données traitées"), ("donnees_acces",)),
            Row(N_("Type d’algorithme"), ("type_algorithme",)),
            Row(N_("Opérations effectuées par l’algorithme"), ("algorithme_operations",)),
            Row(_LINKS, ("url_ressources",), N_("Ressources connexes : le fonctionnement")),
        ),
    ),
)
ROWS = tuple(row for block in BLOCKS for row in block.rows)


class Answer(NamedTuple):
    """A row and its answer, empty when it is blank."""

    row: Row
    text: str


def answers(entry: Entry, block: Block, say: Say) -> list[Answer]:
    """Return the rows of `block` as a public entry answers them.

    Raises `ValueError` at any other level: a register is public.
    """
    if entry.level is not Level.PUBLIC:
        raise ValueError("a register is made of public values")
    return [Answer(row, _text(entry, row, say)) for row in block.rows]


def _text(entry: Entry, row: Row, say: Say) -> str:
    return " · ".join(_said(entry, key, say) for key in row.fields if key in entry.values)


def _said(entry: Entry, key: str, say: Say) -> str:
    text = say(entry, key)
    return f"{FIELD_BY_KEY[key].label} : {text}" if key in _SAID_WITH_LABEL else text
