"""What a resource may be, and the licences offered; the last choice of each takes the rest."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What kind of thing a resource is."""

    CODE = "code", _("Code")
    DATA = "donnees", _("Données")
    MODEL = "modele", _("Modèle entraîné")
    DOCUMENTATION = "documentation", _("Documentation")
    DEMONSTRATOR = "demonstrateur", _("Démonstrateur")
    OTHER = "autre", _("Autre")


class Licence(models.TextChoices):
    """Under which licence it may be used again; SPDX names, in small letters, where they exist."""

    OPEN = "etalab-2.0", _("Licence Ouverte 2.0")
    ODBL = "odbl-1.0", _("ODbL 1.0 (base de données)")
    EUPL = "eupl-1.2", _("EUPL 1.2")
    MIT = "mit", _("MIT")
    APACHE = "apache-2.0", _("Apache 2.0")
    GPL = "gpl-3.0-or-later", _("GPL 3.0 ou suivante")
    AGPL = "agpl-3.0-or-later", _("AGPL 3.0 ou suivante")
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    OTHER = "autre", _("Autre licence, dite dans la ressource")
