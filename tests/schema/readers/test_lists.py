"""Values of closed lists, and lists of names."""

import pytest

from iatheque.schema.fields import FIELD
from iatheque.schema.reading import read
from iatheque.schema.remark import Severity
from tests.schema.telling import told


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("coll_type", "COMMUNE", "Commune"),
        ("coll_type", "Communes", "Commune"),
        ("coll_type", "departement", "département"),
        ("coll_type", "EPT", "EPCI"),
        ("coll_type", "Communauté d’Agglomérations", "EPCI"),
        ("projet_status", "Terminé", "Terminée"),
        ("projet_status", "abandonnée", "Abandonné"),
        ("projet_status", "poc", "En expérimentation"),
        ("projet_status", "En réflexion", "En exploration"),
        (
            "theme",
            "Transition écologique et énergétique",
            "Transformation écologique et énergétique",
        ),
        ("theme", "citoyennete, sante et solidarite", "Citoyenneté, santé, et solidarité"),
        ("theme", " mobilité. ", "Mobilités"),
        ("budget", "moins de 50 k€", "moins de 50k€"),
        ("herbergement", "en interne de l’administration", "en interne de l'administration"),
        ("herbergement", "Ne sait pas", "NSP"),
    ],
)
def test_a_choice_is_brought_to_the_published_spelling(key: str, text: str, value: str) -> None:
    assert told(key, text) == (value, ["corrected"])


@pytest.mark.parametrize("text", ["Ville", "Commune, EPCI", "C", "x" * 300])
def test_a_choice_outside_the_list_is_not_guessed(text: str) -> None:
    assert told("coll_type", text) == (None, ["unreadable"])


@pytest.mark.parametrize(
    ("key", "raw", "value", "codes"),
    [
        ("audience_service", "agent, élu", ["agent", "élu"], []),
        ("audience_service", ["agent", "élu"], ["agent", "élu"], []),
        ("audience_service", "agent;élu|association\nentreprises",
         ["agent", "élu", "association", "entreprises"], []),
        ("audience_service", "agent - élu – association", ["agent", "élu", "association"], []),
        ("audience_service", "- Agents\n- Élus", ["agent", "élu"], ["corrected"]),
        ("audience_service", "entreprise, collectivité",
         ["entreprises", "collectivités"], ["corrected"]),
        ("audience_service", "agent, agent", ["agent"], ["corrected"]),
        ("audience_service", "agent, /", ["agent"], ["corrected"]),
        ("audience_service", "agent, Aménageurs", ["agent"], ["outside_list"]),
        ("audience_service", "Aménageurs", None, ["unreadable"]),
        ("mise_en_oeuvre", "mobilisation de prestataires, marchés publics",
         ["mobilisation de prestataire(s)", "marché public"], ["corrected"]),
        ("type_algorithme", "machine-learning", ["Machine Learning"], ["corrected"]),
        ("type_algorithme", "NSP", ["NSP"], []),
        ("type_algorithme", "NSP, IA générative", ["IA générative"], ["nsp"]),
        ("sous_theme", "Agriculture, Education, Immobilier",
         ["Agriculture", "Education", "Immobilier"], []),
        ("sous_theme", "Citoyenneté, santé, et solidarité, Education",
         ["Education"], ["outside_list"]),
    ],
)  # fmt: skip
def test_several_choices(key: str, raw: object, value: object, codes: list[str]) -> None:
    assert told(key, raw) == (value, codes)


def test_a_value_outside_the_list_stays_in_the_report() -> None:
    reading = read(FIELD["audience_service"], "Agent, Aménageurs")
    assert reading.unread == ("Aménageurs",)
    assert [(remark.severity, remark.found, remark.kept) for remark in reading.remarks] == [
        (Severity.CORRECTION, "Agent, Aménageurs", "agent"),
        (Severity.WARNING, "Aménageurs", ""),
    ]


def test_a_theme_with_commas_is_one_unknown_subtheme_and_is_not_cut() -> None:
    assert read(FIELD["sous_theme"], "Citoyenneté, santé et solidarité, Education").unread == (
        "Citoyenneté, santé et solidarité",
    )


@pytest.mark.parametrize(
    ("text", "names", "codes"),
    [
        ("CEREMA, Immergis", ["CEREMA", "Immergis"], []),
        ("UMR LIRIS\nTelesCoop", ["UMR LIRIS", "TelesCoop"], []),
        ("EDF, edf ,Enedis", ["EDF", "Enedis"], ["corrected"]),
        ("aucun, EDF", ["EDF"], ["corrected"]),
        ("@x, -y, +z", ["@x", "-y", "+z"], []),
        ("- A\n- B", ["A", "B"], ["corrected"]),
        ("Cabinet A - Conseil", ["Cabinet A", "Conseil"], ["corrected"]),
        ("A;B|C", ["A", "B", "C"], []),
        ("Ville de Saint-Germain-en-Laye", ["Ville de Saint-Germain-en-Laye"], []),
        ("Seine-Saint-Denis", ["Seine-Saint-Denis"], []),
        ("Gridfit-Advizeo", ["Gridfit-Advizeo"], []),
        ("DRYAS-Kocliko-Domofrance", ["DRYAS-Kocliko-Domofrance"], ["hyphens"]),
        ("TES, 2 villes (Le Havre, Caen)", ["TES", "2 villes (Le Havre", "Caen)"],
         ["parenthesis", "parenthesis"]),
        (" ; , |", None, ["emptied"]),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str] | None, codes: list[str]) -> None:
    assert told("partenaires", text) == (names, codes)


def test_a_list_read_twice_is_not_the_same_list() -> None:
    first = read(FIELD["sous_theme"], "Agriculture").value
    assert isinstance(first, list)
    first.append("Education")
    assert read(FIELD["sous_theme"], "Agriculture").value == ["Agriculture"]
