"""The charts, in the order of the page. To add one: declare it here."""

from iatheque.lib.messages import N_
from iatheque.schema.vocabularies import ABANDONED

from .chart import Chart, Shape

CHARTS = (
    Chart(
        key="themes",
        title=N_("Les thèmes"),
        note=N_("Nombre de projets par thème principal."),
        fields=("theme",),
    ),
    Chart(
        key="sous-themes",
        title=N_("Les sous-thèmes"),
        note=N_("Nombre de projets par sous-thème ; un projet en a deux au plus."),
        fields=("sous_theme",),
    ),
    Chart(
        key="types",
        title=N_("Qui porte les projets"),
        note=N_("Nombre de projets par type de collectivité."),
        fields=("coll_type",),
    ),
    Chart(
        key="themes-types",
        title=N_("Qui agit sur quel thème"),
        note=N_("Nombre de projets par type de collectivité et par thème."),
        fields=("coll_type", "theme"),
        shape=Shape.GRID,
    ),
    Chart(
        key="maturite",
        title=N_("Où en sont les projets"),
        note=N_("Nombre de projets à chaque degré de maturité."),
        fields=("projet_status",),
        ranked=False,
    ),
    Chart(
        key="abandons",
        title=N_("Les projets abandonnés"),
        note=N_("Nombre de projets abandonnés, parmi les projets de chaque thème."),
        fields=("theme",),
        shape=Shape.SHARE,
        only=(("projet_status", ABANDONED),),
    ),
    Chart(
        key="publics",
        title=N_("Pour qui"),
        note=N_("Nombre de projets par public visé ; un projet peut en viser plusieurs."),
        fields=("audience_service",),
    ),
    Chart(
        key="placement",
        title=N_("Ce que les projets changent, et pour qui"),
        note=N_(
            "Nombre de projets selon deux axes : de l’amélioration de l’existant, à gauche, aux "
            "nouvelles façons de faire, à droite ; du travail des agents, en bas, au service "
            "direct des usagers, en haut."
        ),
        fields=("placement_public", "placement_visee"),
        shape=Shape.GRID,
        flipped=True,
    ),
    Chart(
        key="annees",
        title=N_("Quand ils ont commencé"),
        note=N_(
            "Nombre de projets commencés à la fin de chaque année, toutes années cumulées ; la "
            "part pleine de la barre montre ceux de l’année."
        ),
        fields=("projet_date",),
        shape=Shape.YEARS,
    ),
    Chart(
        key="mises-a-jour",
        title=N_("L’âge des informations"),
        note=N_("Nombre de projets par année de dernière mise à jour de leur fiche."),
        fields=("date",),
        ranked=False,
    ),
    Chart(
        key="algorithmes",
        title=N_("Les types d’algorithmes"),
        note=N_("Nombre de projets par type d’algorithme ; un projet peut en employer plusieurs."),
        fields=("type_algorithme",),
    ),
    Chart(
        key="hebergement",
        title=N_("L’hébergement"),
        note=N_("Nombre de projets par lieu d’hébergement de l’outil."),
        fields=("herbergement",),
    ),
)
CHART = {chart.key: chart for chart in CHARTS}
