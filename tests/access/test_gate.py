"""The gate: 17 public fields, 13 reserved ones, and who reads a project whole."""

from iatheque.access import gate
from iatheque.access.viewer import Viewer
from iatheque.schema.extensions import EXTENSION, OPEN
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level

RESERVED = [
    "projet_contact",
    "financement",
    "budget",
    "mise_en_oeuvre",
    "herbergement",
    "nom_algorithme",
    "algorithme_description",
    "algorithme_operations",
    "type_algorithme",
    "impact_environnement",
    "donnees_source",
    "donnees_acces",
    "url_ressources",
]
PUBLIC_FACETS = [
    "coll_type",
    "projet_date",
    "projet_status",
    "theme",
    "sous_theme",
    "audience_service",
]


EXPERIENCE = EXTENSION["experience"]


def keys(fields: object) -> list[str]:
    return [field.key for field in fields]


def test_the_public_reads_the_17_public_fields_in_published_order() -> None:
    expected = [field.key for field in FIELDS if field.key not in RESERVED]
    assert keys(gate.readable_fields(Level.PUBLIC)) == expected
    assert len(expected) == 17


def test_agents_and_experts_read_the_30_fields() -> None:
    assert keys(gate.readable_fields(Level.RESTREINT)) == keys(FIELDS)
    assert keys(gate.readable_fields(Level.EXPERT)) == keys(FIELDS)


def test_reserved_fields_are_the_same_13_for_everybody() -> None:
    assert keys(gate.RESERVED_FIELDS) == RESERVED


def test_the_public_filters_public_fields_only() -> None:
    assert list(gate.filterable_fields(Level.PUBLIC)) == [
        "coll_siret",
        *PUBLIC_FACETS,
        "date",
        "placement_visee",
        "placement_public",
        "redevabilite_decision_individuelle",
        "redevabilite_niveau_automatisation",
        "redevabilite_categorie_ai_act",
        "redevabilite_donnees_personnelles",
    ]
    assert keys(gate.facet_fields(Level.PUBLIC)) == PUBLIC_FACETS
    assert list(gate.sortable_fields(Level.PUBLIC)) == ["nom_projet", "projet_date", "date"]


def test_agents_have_five_more_facets() -> None:
    added = set(keys(gate.facet_fields(Level.RESTREINT))) - set(PUBLIC_FACETS)
    assert added == {
        "budget",
        "mise_en_oeuvre",
        "herbergement",
        "type_algorithme",
        "experience_echange",
    }


def test_level_on_is_the_viewers_level_on_other_peoples_projects() -> None:
    member = Viewer(level=Level.RESTREINT, user_id=1, sirens=frozenset({"212202782"}))
    assert gate.level_on(Viewer.anonymous(), "212202782") is Level.PUBLIC
    assert gate.level_on(member, "243300316") is Level.RESTREINT


def test_level_on_opens_ones_own_projects_whole() -> None:
    member = Viewer(level=Level.RESTREINT, user_id=1, sirens=frozenset({"212202782"}))
    assert gate.level_on(member, "212202782") is Level.EXPERT


def test_level_on_opens_everything_to_the_national_team() -> None:
    assert gate.level_on(Viewer(user_id=1, is_moderator=True), "") is Level.EXPERT


def test_level_on_a_project_without_authority_opens_nothing() -> None:
    assert gate.level_on(Viewer(user_id=1, sirens=frozenset({""})), "") is Level.PUBLIC


def test_an_author_opens_her_answers_to_everybody_and_nothing_else() -> None:
    closed = gate.shown_fields(Level.PUBLIC)
    opened = gate.shown_fields(Level.PUBLIC, frozenset({"experience"}))
    assert set(keys(opened)) - set(keys(closed)) == set(keys(EXPERIENCE.fields))
    assert gate.shown_fields(Level.EXPERT) == gate.shown_fields(
        Level.EXPERT, frozenset({"experience"})
    )


def test_only_the_answer_of_the_opener_opens() -> None:
    answers = [{}, {EXPERIENCE.opener: "agents"}, {EXPERIENCE.opener: OPEN}, {"placement": OPEN}]
    assert [gate.opened_extensions(values) for values in answers] == [
        frozenset(),
        frozenset(),
        frozenset({"experience"}),
        frozenset(),
    ]


def test_opening_answers_makes_none_of_them_queryable() -> None:
    queried = set(keys(gate.queryable_fields(Level.PUBLIC)))
    assert queried & set(keys(EXPERIENCE.fields)) == set()
