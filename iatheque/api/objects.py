"""The objects of the API, as its description gives them; fields come from the model.

Answers are written straight from entries and never validated against these classes: it is the
tests that hold the two together.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from iatheque.lib.messages import N_
from iatheque.projects.resources.choices import Kind, Licence
from iatheque.projects.states import State
from iatheque.schema.field import Field as ModelField
from iatheque.schema.fields import FIELDS
from iatheque.schema.json_schema import definitions
from iatheque.schema.levels import Level
from iatheque.schema.model import EXTENSION_FIELDS
from iatheque.schema.patterns import ID
from iatheque.schema.remark import Severity


def _said(description: str) -> ConfigDict:
    """Return the configuration of an object described to French readers."""
    return ConfigDict(json_schema_extra={"description": description})


def _members(fields: Sequence[ModelField], *, written: bool = False) -> dict[str, Any]:
    """Return what `create_model` takes; a reserved field may be absent, as any when writing."""
    described = definitions(fields)
    if written:  # who writes a project reads it whole
        for definition in described.values():
            del definition["iatheque:acces"]
    return {
        field.key: (
            Annotated[Any, WithJsonSchema(described[field.key])],
            ... if field.level is Level.PUBLIC and not written else None,
        )
        for field in fields
    }


Extensions = create_model(
    "Extensions",
    __config__=_said(N_("Réponses aux questions des extensions du modèle, null sans réponse.")),
    **_members(EXTENSION_FIELDS),
)


class Resource(BaseModel):
    """A resource attached to a project."""

    model_config = _said(N_("Une ressource attachée à un projet."))

    titre: str = Field(description=N_("Ce que l’on y trouve."))
    nature: str = Field(
        description=N_("Ce que c’est."), json_schema_extra={"enum": list(Kind.values)}
    )
    licence: str | None = Field(
        description=N_("Sous quelle licence, null quand ce n’est pas dit."),
        json_schema_extra={"enum": [*Licence.values, None]},
    )
    acces: str = Field(
        description=N_("Qui la lit."),
        json_schema_extra={"enum": [level.slug for level in Level]},
    )
    url: str = Field(
        description=N_("Où la lire : le lien donné, ou le fichier gardé ici."),
        json_schema_extra={"format": "uri"},
    )
    taille: int | None = Field(description=N_("En octets, pour un fichier gardé ici."))


Project = create_model(
    "Projet",
    __config__=_said(N_("Un projet publié. Un champ vide vaut null, un champ réservé est absent.")),
    id=(str, Field(pattern=ID, description=N_("Identifiant, jamais réutilisé."))),
    url=(str, Field(description=N_("La page du projet."), json_schema_extra={"format": "uri"})),
    **_members(FIELDS),
    extensions=(Extensions, Field(description=N_("Les réponses aux extensions du modèle."))),
    ressources=(
        list[Resource],
        Field(
            [],
            description=N_("Celles que vous pouvez lire ; absent des listes de projets."),
        ),
    ),
)


ExtensionsEcrites = create_model(
    "ExtensionsEcrites",
    __config__=_said(N_("Les réponses à écrire aux questions des extensions.")),
    **_members(EXTENSION_FIELDS, written=True),
)

ProjetEcrit = create_model(
    "ProjetEcrit",
    __config__=_said(
        N_(
            "Ce qu’une écriture envoie : les champs à remplir, de la forme que donne la lecture. "
            "Les noms corrects « hebergement » et « latitude » sont aussi compris."
        )
    ),
    organisation=(
        str,
        Field("", description=N_("Le SIREN de votre collectivité, si vous en avez plusieurs.")),
    ),
    **_members(FIELDS, written=True),
    extensions=(
        ExtensionsEcrites,
        Field(None, description=N_("Les réponses aux extensions du modèle.")),
    ),
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


class Remark(BaseModel):
    """What the model has to say of one value."""

    model_config = _said(N_("Ce que le modèle dit d’une réponse."))

    field: str = Field(description=N_("Le nom du champ."))
    code: str = Field(description=N_("Le genre de remarque, pour les programmes."))
    detail: str = Field(description=N_("La remarque, et que faire."))
    severity: str = Field(
        default="erreur",
        description=N_(
            "Une erreur empêche de publier ; une réponse à compléter ou un avertissement, non ; "
            "une correction dit ce qui a été compris autrement."
        ),
        json_schema_extra={"enum": [severity.value for severity in Severity]},
    )
    found: str = Field(default="", description=N_("Le texte reçu."))
    kept: str = Field(default="", description=N_("Ce qui en a été gardé."))


class Draft(BaseModel):
    """A draft, whole, with its revision."""

    model_config = _said(N_("Un brouillon en entier, pour les membres de sa collectivité."))

    id: str = Field(pattern=ID, description=N_("Identifiant du projet."))
    url: str = Field(description=N_("La page du brouillon, pour les personnes."))
    organisation: str | None = Field(description=N_("Le SIREN de la collectivité."))
    etat: str = Field(
        description=N_("L’état du projet."), json_schema_extra={"enum": list(State.values)}
    )
    en_relecture: bool = Field(description=N_("Vrai quand une version attend d’être relue."))
    revision: int = Field(description=N_("La révision, qui est aussi l’ETag."))
    modifie_le: str = Field(description=N_("Le moment du dernier enregistrement."))
    completude: int = Field(description=N_("La part des réponses données, en pour cent."))
    projet: dict[str, Any] = Field(
        description=N_("Les 30 champs du modèle et les extensions, null quand ils sont vides.")
    )
    non_lus: dict[str, list[str]] = Field(
        description=N_("Par champ, les textes reçus qui n’ont pas pu être lus.")
    )
    remarques: list[Remark] = Field(description=N_("Ce qu’il reste à faire ou à vérifier."))


class Versions(BaseModel):
    """One field written twice at once."""

    model_config = _said(N_("Un champ écrit deux fois en même temps."))

    field: str = Field(description=N_("Le nom du champ."))
    yours: Any = Field(description=N_("Ce que votre demande aurait écrit."))
    current: Any = Field(description=N_("Ce que le brouillon contient."))


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
    errors: list[Remark] = Field(
        default=[], description=N_("Pour une écriture, les champs refusés.")
    )
    revision: int | None = Field(
        default=None, description=N_("Avec 412, la révision actuelle du brouillon.")
    )
    versions: list[Versions] = Field(
        default=[], description=N_("Avec 412, les champs qui diffèrent, dans les deux versions.")
    )


# In the order of the description.
OBJECTS = (
    Page,
    Project,
    Resource,
    Extensions,
    Facets,
    Facet,
    FacetValue,
    OrganisationPage,
    Organisation,
    ProjetEcrit,
    ExtensionsEcrites,
    Draft,
    Remark,
    Problem,
    Mistake,
    Versions,
)
