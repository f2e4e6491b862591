"""The footprint of a text assistant: its requests, its model, its ranges."""

import pytest

from tests.decision.results.footprints import ASSISTANT, XEON, footprint, said


@pytest.mark.parametrize(
    ("period", "requests", "said_so", "times"),
    [
        ("jour", "220", "220 par jour d’utilisation", 220 * 220),
        ("semaine", "100", "100 par semaine", 5200),
        ("mois", "2000", "2 000 par mois", 24000),
        ("annee", "24000", "24 000 par an", 24000),
    ],
)
def test_requests_are_counted_by_the_period_that_suits(
    period: str, requests: str, said_so: str, times: int
) -> None:
    one = footprint(**ASSISTANT | {"demandes": "1", "demandes_periode": "annee"})
    found = footprint(**ASSISTANT | {"demandes": requests, "demandes_periode": period})
    assert said(found, "Demandes") == [(said_so, False)]
    assert len(said(found, "Jours d’usage")) == (period == "jour")
    assert found.energy.high == pytest.approx(one.energy.high * times)


def test_an_assistant_is_a_range_with_its_water() -> None:
    found = footprint(**ASSISTANT)
    assert [part.label for part in found.parts] == ["Assistant de texte"]
    for quantity in (found.energy, found.carbon, found.water, found.metals, found.primary):
        assert quantity is not None
        assert 0 < quantity.low < quantity.high
    assert said(found, "Demandes") == [("200 par jour d’utilisation", True)]
    assert said(found, "Jours d’usage") == [("220 par an", True)]
    assert said(found, "Modèle") == [
        ("grand modèle (675 milliards de paramètres, 41 pour chaque mot)", False)
    ]
    assert [one.is_chosen for one in found.scenarios] == [False, False, True, False]
    assert found.scenarios[2].part == found.parts[0]
    assert found.scenarios[0].part.energy.high < found.scenarios[2].part.energy.low


def test_a_model_of_its_own_is_compared_with_each_size() -> None:
    found = footprint(**ASSISTANT | {"modele": "nomme", "modele_nom": "gpt-4"}).scenarios
    assert [(one.name, one.is_chosen) for one in found] == [
        ("Modèle indiqué", True),
        ("Petit modèle", False),
        ("Modèle moyen", False),
        ("Grand modèle", False),
        ("Très grand modèle", False),
    ]
    assert found[0].label == "gpt-4"
    unknown = footprint(**ASSISTANT | {"modele": "nsp"}).scenarios
    assert (len(unknown), unknown[0].name) == (5, "Modèle inconnu")
    misspelt = ASSISTANT | {"modele": "nomme", "modele_nom": "gpt-quatre"}
    assert footprint(**misspelt).scenarios == ()
    assert footprint(**XEON).scenarios == ()


@pytest.mark.parametrize(
    ("answers", "model", "is_default"),
    [
        ({"modele": "nsp"}, "modèle inconnu (de 8 à 2 000 milliards de paramètres)", True),
        ({"modele": "nomme"}, "modèle inconnu (de 8 à 2 000 milliards de paramètres)", True),
        ({"modele": "taille"}, "modèle inconnu (de 8 à 2 000 milliards de paramètres)", True),
        (
            {"modele": "nomme", "modele_nom": "Mistral-Large-2512"},
            "mistral-large-2512",
            False,
        ),
        (
            {"modele": "nomme", "modele_nom": "gpt-4"},
            "gpt-4 (taille non publiée, supposée par EcoLogits)",
            False,
        ),
        (
            {"modele": "taille", "modele_total": "24"},
            "modèle de 24 milliards de paramètres, dont 24 pour chaque mot",
            False,
        ),
        # A part is never larger than the whole.
        (
            {"modele": "taille", "modele_total": "100", "modele_actif": "500"},
            "modèle de 100 milliards de paramètres, dont 100 pour chaque mot",
            False,
        ),
    ],
)
def test_the_model_is_the_one_that_was_named(
    answers: dict[str, str], model: str, is_default: bool
) -> None:
    found = footprint(**ASSISTANT | answers)
    assert said(found, "Modèle") == [(model, is_default)]


def test_a_model_that_is_not_known_is_not_guessed() -> None:
    found = footprint(**ASSISTANT | {"modele": "nomme", "modele_nom": "mistral-large-2599"})
    assert found.is_empty
    assert len(found.gaps) == 1
    assert "« mistral-large-2599 » n’est pas dans la liste" in str(found.gaps[0])
    assert "mistral-large-2512" in str(found.gaps[0])
    assert found.equivalents == ()
