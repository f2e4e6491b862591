"""The objects of the API, as its description gives them; fields come from the model.

Answers are written straight from entries and never validated against these classes: it is the
tests that hold the two together.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from iatheque.lib.messages import N_
from iatheque.schema.field import Field as ModelField
from iatheque.schema.fields import FIELDS
from iatheque.schema.json_schema import definitions
from iatheque.schema.levels import Level
from iatheque.schema.model import EXTENSION_FIELDS
from iatheque.schema.patterns import ID


def _said(description: str) -> ConfigDict:
    """Return the configuration of an object described to French readers."""
    return ConfigDict(json_schema_extra={"description": description})


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
    __config__=_said(N_("Réponses aux questions des extensions du modèle, null sans réponse.")),
    **_members(EXTENSION_FIELDS),
)

Project = create_model(
    "Projet",
    __config__=_said(N_("Un projet publié. Un champ vide vaut null, un champ réservé est absent.")),
    id=(str, Field(pattern=ID, description=N_("Identifiant, jamais réutilisé."))),
    url=(str, Field(description=N_("La page du projet."), json_schema_extra={"format": "uri"})),
    **_members(FIELDS),
    extensions=(Extensions, Field(description=N_("Les réponses aux extensions du modèle."))),
)


class Page(BaseModel):
    """One page of projects."""

    model_config = _said(N_("Une page de projets."))

    total: int = Field(description=N_("Nombre de projets qui répondent à la demande."))
    page: int | None = Field(description=N_("Numéro de la page, null si un curseur est donné."))
    suivant: str | None = Field(description=N_("Adresse de la suite, null quand tout est lu."))
    resultats: list[Project] = Field(description=N_("Les projets de cette page."))


class FacetValue(BaseModel):
    """One value of a facet."""

    model_config = _said(N_("Une valeur d’une facette."))

    valeur: str = Field(description=N_("La valeur, à reprendre comme paramètre."))
    libelle: str = Field(description=N_("Les mots qui la disent."))
    total: int = Field(description=N_("Nombre de projets qui la portent."))
    choisie: bool = Field(description=N_("Vrai si la demande la retient."))


class Facet(BaseModel):
    """The values of one field among the projects found."""

    model_config = _said(
        N_("Les valeurs d’un champ parmi les projets trouvés, sans compter son propre choix.")
    )

    cle: str = Field(description=N_("Le nom du champ, qui est aussi celui du paramètre."))
    libelle: str = Field(description=N_("Le nom du champ en toutes lettres."))
    valeurs: list[FacetValue] = Field(description=N_("Les valeurs et leur nombre de projets."))


class Facets(BaseModel):
    """The facets of a query."""

    model_config = _said(N_("Les facettes d’une demande."))

    total: int = Field(description=N_("Nombre de projets qui répondent à la demande."))
    facettes: list[Facet] = Field(description=N_("Une facette par champ."))


class Organisation(BaseModel):
    """An authority with a published project."""

    model_config = _said(N_("Un organisme qui porte au moins un projet publié."))

    siren: str = Field(description=N_("Les 9 chiffres qui le désignent."), pattern="^[0-9]{9}$")
    nom: str = Field(description=N_("Son nom, d’après son projet le plus récent."))
    type: str = Field(description=N_("Son type, d’après le même projet."))
    projets: int = Field(description=N_("Nombre de projets publiés."))
    url: str = Field(description=N_("Sa page."), json_schema_extra={"format": "uri"})


class OrganisationPage(BaseModel):
    """One page of authorities."""

    model_config = _said(N_("Une page d’organismes."))

    total: int = Field(description=N_("Nombre d’organismes."))
    page: int = Field(description=N_("Numéro de la page."))
    suivant: str | None = Field(description=N_("Adresse de la suite, null quand tout est lu."))
    resultats: list[Organisation] = Field(description=N_("Les organismes de cette page."))


class Mistake(BaseModel):
    """A parameter that was refused."""

    model_config = _said(N_("Un paramètre refusé."))

    parametre: str = Field(description=N_("Son nom."))
    detail: str = Field(description=N_("Pourquoi il est refusé."))


class Problem(BaseModel):
    """An error (RFC 9457)."""

    model_config = _said(N_("Une erreur, servie en application/problem+json (RFC 9457)."))

    type: str = Field(description=N_("Adresse qui explique ce genre d’erreur."))
    title: str = Field(description=N_("Le genre d’erreur, en quelques mots."))
    status: int = Field(description=N_("Le code HTTP."))
    detail: str = Field(description=N_("Ce qui ne va pas, et que faire."))
    erreurs: list[Mistake] = Field(
        default=[], description=N_("Les paramètres refusés, s’il y en a.")
    )


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
