"""« Placement »: two axes that tell a project's intent at a glance."""

from iatheque.lib.messages import N_
from iatheque.schema.field import Field, Kind
from iatheque.schema.levels import Level
from iatheque.schema.vocabulary import Vocabulary

from .extension import Extension

LABEL = N_("Placement")

PLACEMENT = Extension(
    key="placement",
    version="1.0.0",
    date="2026-11-20",
    label=LABEL,
    help=N_("Deux questions qui situent le projet : ce qu’il change, et pour qui."),
    fields=(
        Field(
            key="placement_visee",
            label=N_("Ce que le projet change"),
            help=N_("Fait-il mieux ce qui existe, ou ouvre-t-il une nouvelle façon de faire ?"),
            example="améliorer l’existant",
            category=LABEL,
            kind=Kind.CHOICE,
            level=Level.PUBLIC,
            vocabulary=Vocabulary(
                "placement_visee",
                (
                    "améliorer l’existant",
                    "plutôt améliorer",
                    "plutôt nouveau",
                    "nouvelle façon de faire",
                ),
            ),
            filterable=True,
        ),
        Field(
            key="placement_public",
            label=N_("À qui le projet profite d’abord"),
            help=N_("Sert-il d’abord le travail des agents, ou directement les usagers ?"),
            example="pour les agents",
            category=LABEL,
            kind=Kind.CHOICE,
            level=Level.PUBLIC,
            vocabulary=Vocabulary(
                "placement_public",
                ("pour les agents", "plutôt les agents", "plutôt les usagers", "pour les usagers"),
            ),
            filterable=True,
        ),
    ),
)
