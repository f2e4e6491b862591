"""The objects of the API, as its description gives them; fields come from the model.

Answers are written straight from entries and never validated against these classes: it is the
tests that hold the two together.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, Field, WithJsonSchema, create_model

from iatheque.schema.field import Field as ModelField
from iatheque.schema.fields import FIELDS
from iatheque.schema.json_schema import definitions
from iatheque.schema.levels import Level
from iatheque.schema.model import EXTENSION_FIELDS
from iatheque.schema.patterns import ID


def _members(fields: Iterable[ModelField]) -> dict[str, Any]:
    """Return what `create_model` takes; a reserved field may be absent."""
    described = definitions(tuple(fields))
    return {
        field.key: (
            Annotated[Any, WithJsonSchema(described[field.key])],
            ... if field.level is Level.PUBLIC else None,
        )
        for field in fields
    }


Extensions = create_model(
    "Extensions",
    __doc__="Réponses aux questions des extensions du modèle, null sans réponse.",
    **_members(EXTENSION_FIELDS),
)

Project = create_model(
    "Projet",
    __doc__="Un projet publié. Un champ vide vaut null ; un champ réservé est absent.",
    id=(str, Field(pattern=ID, description="Identifiant, jamais réutilisé.")),
    url=(str, Field(description="La page du projet.", json_schema_extra={"format": "uri"})),
    **_members(FIELDS),
    extensions=(Extensions, ...),
)


class Page(BaseModel):
    """Une page de projets."""

    total: int = Field(description="Nombre de projets qui répondent à la demande.")
    page: int | None = Field(description="Numéro de la page ; null dans un parcours par curseur.")
    suivant: str | None = Field(description="Adresse de la page suivante ; null à la dernière.")
    resultats: list[Project] = Field(description="Les projets de cette page.")


class FacetValue(BaseModel):
    """Une valeur d’une facette."""

    valeur: str = Field(description="La valeur, à reprendre comme paramètre.")
    libelle: str = Field(description="Les mots qui la disent.")
    total: int = Field(description="Nombre de projets qui la portent.")
    choisie: bool = Field(description="Vrai si la demande la retient.")


class Facet(BaseModel):
    """Les valeurs d’un champ parmi les projets trouvés, sans compter son propre choix."""

    cle: str = Field(description="Le nom du champ, qui est aussi celui du paramètre.")
    libelle: str = Field(description="Le nom du champ en toutes lettres.")
    valeurs: list[FacetValue] = Field(description="Les valeurs et leur nombre de projets.")


class Facets(BaseModel):
    """Les facettes d’une demande."""

    total: int = Field(description="Nombre de projets qui répondent à la demande.")
    facettes: list[Facet] = Field(description="Une facette par champ.")


class Organisation(BaseModel):
    """Un organisme qui porte au moins un projet publié."""

    siren: str = Field(description="Les 9 chiffres qui le désignent.", pattern="^[0-9]{9}$")
    nom: str = Field(description="Son nom, d’après son projet le plus récent.")
    type: str = Field(description="Son type, d’après le même projet.")
    projets: int = Field(description="Nombre de projets publiés.")


class OrganisationPage(BaseModel):
    """Une page d’organismes."""

    total: int = Field(description="Nombre d’organismes.")
    page: int = Field(description="Numéro de la page.")
    suivant: str | None = Field(description="Adresse de la page suivante ; null à la dernière.")
    resultats: list[Organisation] = Field(description="Les organismes de cette page.")


class Mistake(BaseModel):
    """Un paramètre refusé."""

    parametre: str = Field(description="Son nom.")
    detail: str = Field(description="Pourquoi il est refusé.")


class Problem(BaseModel):
    """Une erreur (RFC 9457), servie en application/problem+json."""

    type: str = Field(description="Adresse qui explique ce genre d’erreur.")
    title: str = Field(description="Le genre d’erreur, en quelques mots.")
    status: int = Field(description="Le code HTTP.")
    detail: str = Field(description="Ce qui ne va pas, et que faire.")
    erreurs: list[Mistake] = Field(default=[], description="Les paramètres refusés, s’il y en a.")


# In the order of the description.
OBJECTS = (
    Page,
    Project,
    Extensions,
    Facets,
    Facet,
    FacetValue,
    OrganisationPage,
    Organisation,
    Problem,
    Mistake,
)
