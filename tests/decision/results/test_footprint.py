"""The footprint of answers: what is counted, what is said when it cannot be, what follows."""

from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision import constants, loading
from iatheque.decision.answers import of_form
from iatheque.decision.pictures.footprint import bars, picture, scenarios
from iatheque.decision.results import footprint_file, inference
from iatheque.decision.results.footprint import Footprint, result
from iatheque.decision.results.footprint_balance import WORDS, Verdict
from iatheque.decision.results.footprint_sentence import lines
from iatheque.decision.results.quantities import CARBON, ENERGY, written
from iatheque.decision.results.ranges import Range

DAY = date(2026, 11, 21)
# The published vector: 12 h, 12 cores at 7,5 W, 64 GB, PUE 1,56, in France.
XEON = {
    "calculs": "machine",
    "machine": "serveur",
    "preparation_heures": "12",
    "usage_heures": "0",
    "coeurs": "12",
    "watts_coeur": "7,5",
    "electricite": "france",
}
ASSISTANT = {
    "calculs": "assistant",
    "demandes": "200",
    "longueur": "moyenne",
    "modele": "grand",
    "electricite": "france",
}


def footprint(**answers: str | list[str]) -> Footprint:
    questionnaire = loading.current("empreinte")
    posted = {key: one if isinstance(one, list) else [one] for key, one in answers.items()}
    reading = of_form(questionnaire, posted)
    assert reading.errors == {}
    return result(questionnaire, reading.answers)


def said(found: Footprint, label: str) -> list[tuple[str, bool]]:
    """Return the values of the hypotheses of that label, and whether nobody gave them."""
    everything = [one for each in found.estimates for one in each.hypotheses]
    return [
        (str(one.value).replace("\u00a0", " ").replace("\u202f", " "), one.is_default)
        for one in (*everything, *found.hypotheses, *found.balance.expected)
        if one.label == label
    ]


def test_the_published_vector_comes_out_of_the_form() -> None:
    found = footprint(**XEON)
    assert [part.label for part in found.parts] == ["Préparation de l’outil", "Usage de la machine"]
    assert found.energy.low == found.energy.high == pytest.approx(2.1310848)
    assert found.carbon.low == pytest.approx(109.28, abs=0.005)
    assert (found.water, found.metals, found.primary) == (None, None, None)
    assert found.gaps == ()
    ((intensity, is_default),) = said(found, "Intensité carbone de l’électricité")
    assert intensity == (
        "51,28 g équivalent CO₂ par kWh (France, production de 2020 ; source : Association of "
        "Issuing Bodies (AIB), 2021)"
    )
    assert not is_default
    assert "L’intensité carbone de la France est celle de la production de 2020." in (
        found.estimates[0].limits
    )


def test_the_older_version_is_counted_and_named() -> None:
    found = footprint(**XEON | {"constantes": "v2_2"})
    assert found.energy.low == pytest.approx(2.2813536)
    assert found.carbon.low == pytest.approx(116.99, abs=0.005)
    assert found.estimates[0].method == "Green Algorithms 2.2"


def test_a_hundred_hours_of_a_card_come_out_of_the_form() -> None:
    found = footprint(
        **XEON | {"preparation_heures": "100", "coeurs": "0", "cartes": "1", "carte": "a100_40"}
    )
    assert found.energy.low == pytest.approx(42.71904)
    assert found.carbon.low == pytest.approx(2190.63, abs=0.005)


@pytest.mark.parametrize(
    ("changes", "kwh"),
    [
        ({"usage_heures": "12", "usage_periode": "mois", "preparation_heures": "0"}, 12),
        ({"usage_heures": "12", "usage_periode": "semaine", "preparation_heures": "0"}, 48),
        ({"usage_heures": "12", "usage_periode": "jour", "tous_les": "2", "duree": "1",
          "preparation_heures": "0"}, 15),
        ({"usage_heures": "12", "usage_periode": "annee", "preparation_heures": "0"}, 1),
        ({"essais": "200", "reentrainement": "50", "reentrainements": "4"}, 5),
        ({"repetitions": "3"}, 3),
        ({"usage_coeurs": "0", "memoire": "0"}, 0),
    ],
)  # fmt: skip
def test_details_count_as_many_times_the_vector(changes: dict[str, str], kwh: float) -> None:
    assert footprint(**XEON | changes).energy.low == pytest.approx(kwh * 2.1310848)


def test_four_weeks_are_said_where_they_count() -> None:
    weekly = footprint(**XEON | {"usage_periode": "semaine"})
    limit = "Un mois compte 4 semaines, comme dans la méthode (4,35 serait exact)."
    assert limit in weekly.estimates[0].limits
    assert limit not in footprint(**XEON).estimates[0].limits


@pytest.mark.parametrize(
    ("answers", "pue"),
    [
        ({}, ("1,56 (hébergement ordinaire (Uptime Institute, 2024))", True)),
        ({"hebergeur": "ovhcloud"}, ("1,09 (OVHcloud)", False)),
        ({"pue": "1,3", "hebergeur": "aws"}, ("1,3 (valeur donnée)", False)),
        ({"machine": "poste"}, ("1 (ordinateur personnel : rien à refroidir en plus)", True)),
        # The older version does not know this one: an ordinary place is taken, and said.
        (
            {"hebergeur": "ovhcloud", "constantes": "v2_2"},
            ("1,67 (hébergement ordinaire (Uptime Institute, 2019))", False),
        ),
    ],
)
def test_the_place_of_the_machine_is_always_said(
    answers: dict[str, str], pue: tuple[str, bool]
) -> None:
    found = footprint(**XEON | answers)
    assert said(found, "PUE (ce que le lieu consomme pour une unité de calcul)") == [pue]


def test_which_intensity_is_always_said_and_each_method_has_its_own() -> None:
    both = XEON | ASSISTANT | {
        "calculs": ["assistant", "machine"], "electricite_assistant": "meme"
    }  # fmt: skip
    label = "Intensité carbone de l’électricité"
    start = [value[:7] for value, _ in said(footprint(**both), label)]
    assert start == ["41,44 g", "51,28 g"]
    for chosen, grams in (("aib", "51,28 g"), ("codecarbon", "56,039 "), ("ecologits", "41,44 g")):
        found = said(footprint(**both | {"intensite": chosen}), label)
        assert [value[:7] for value, _ in found] == [grams, grams]
    world = said(footprint(**both | {"electricite": "monde", "intensite": "aib"}), label)
    assert [value[:7] for value, _ in world] == ["458,29 ", "475 g é"]
    own = both | {"electricite": "autre", "intensite_valeur": "20", "intensite_source": "Contrat"}
    assert {value for value, _ in said(footprint(**own), label)} == {
        "20 g équivalent CO₂ par kWh (valeur donnée ; source : Contrat)"
    }
    nameless = both | {"electricite": "autre", "intensite_valeur": "20"}
    assert "source : non indiquée" in said(footprint(**nameless), label)[0][0]
    for place in ("nsp", "autre"):
        unsaid = said(footprint(**{**both, "electricite": place}), label)
        assert [is_default for _, is_default in unsaid] == [True, True]


@pytest.mark.parametrize(
    ("answers", "grams"),
    [
        ({"electricite_assistant": "meme"}, [("41,44 ", False), ("51,28 ", False)]),
        ({"electricite_assistant": "monde"}, [("458,29", False), ("51,28 ", False)]),
        # A service on line is rarely beside the server of the town hall: nothing is supposed.
        ({}, [("458,29", True), ("51,28 ", False)]),
        (
            {"electricite": "monde", "electricite_assistant": "france"},
            [("41,44 ", False), ("475 g ", False)],
        ),
        (
            {"electricite": "autre", "intensite_valeur": "20", "electricite_assistant": "meme"},
            [("20 g é", False), ("20 g é", False)],
        ),
    ],
)
def test_the_assistant_and_the_machine_each_have_their_place(
    answers: dict[str, str], grams: list[tuple[str, bool]]
) -> None:
    both = XEON | ASSISTANT | {"calculs": ["assistant", "machine"]} | answers
    found = said(footprint(**both), "Intensité carbone de l’électricité")
    assert [(value[:6], is_default) for value, is_default in found] == grams


def test_the_water_of_the_world_is_marked_when_only_a_figure_was_given() -> None:
    own = ASSISTANT | {"electricite": "autre", "intensite_valeur": "20"}
    label = "Eau pour produire l’électricité"
    assert said(footprint(**own), label) == [
        ("3,908 L par kWh (mix mondial, EcoLogits 0.11.3)", True)
    ]
    assert said(footprint(**ASSISTANT), label) == [
        ("3,6737 L par kWh (mix français, EcoLogits 0.11.3)", False)
    ]


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


def test_each_value_that_nobody_gave_is_marked() -> None:
    found = footprint(
        calculs="machine", machine="loue_carte", preparation_heures="40", electricite="france"
    )
    assert [(one.label, one.is_default) for one in found.estimates[0].hypotheses] == [
        ("Machine", False),
        ("Cœurs de processeur", True),
        ("Puissance par cœur", True),
        ("Usage des cœurs", True),
        ("Mémoire", True),
        ("Cartes graphiques", True),
        ("Puissance par carte", True),
        ("Usage des cartes", True),
        ("PUE (ce que le lieu consomme pour une unité de calcul)", True),
        ("Heures de préparation", False),
        ("Essais", True),
        ("Nouveaux apprentissages", True),
        ("Heures d’usage", True),
        ("Calcul entier répété", True),
        ("Intensité carbone de l’électricité", False),
        ("Constantes", False),
    ]
    details = XEON | {"reentrainements": "4", "usage_coeurs": "50", "tous_les": "2"}
    assert said(footprint(**details), "Coût d’un nouvel apprentissage") == [
        ("100 % du premier", True)
    ]
    assert said(footprint(**details), "Usage des cœurs") == [("50 %", False)]
    assert said(footprint(**details), "Heures d’usage") == [
        ("0 h chaque mois, une période sur 2", True)
    ]


@pytest.mark.parametrize(
    ("hours", "period", "doubts"),
    [
        ("24", "jour", 0),
        ("25", "jour", 1),
        ("168", "semaine", 0),
        ("200", "semaine", 1),
        ("744", "mois", 0),
        ("745", "mois", 1),
        ("8784", "annee", 0),
    ],
)
def test_hours_that_no_machine_can_do_are_doubted_and_counted(
    hours: str, period: str, doubts: int
) -> None:
    found = footprint(**XEON | {"usage_heures": hours, "usage_periode": period})
    assert [f"{hours} h chaque {period}" in str(gap) for gap in found.gaps] == [True] * doubts
    assert not found.is_empty


def test_why_published_intensities_differ_is_said() -> None:
    (remark,) = footprint(**XEON).remarks
    assert str(remark) == (
        "Trois valeurs, en g équivalent CO₂ par kWh, circulent pour l’électricité française : "
        "51,28 (Green Algorithms : production française de 2020), 56,039 (CodeCarbon : mix "
        "français de 2023), 41,44 (EcoLogits : mix français). Elles n’ont ni la même année ni le "
        "même périmètre : deux estimations ne se comparent que si elles prennent la même."
    )


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


def test_a_very_large_model_spans_what_the_library_supposes_but_for_the_pro_ones() -> None:
    guessed = [
        one
        for one in inference.models().values()
        if one.is_estimated and one.total.low >= 300 and not fnmatch(one.name, "gpt-*-pro*")
    ]
    preset = constants.presets(1)["models"]["tres_grand"]
    assert preset["total"] == [
        min(one.total.low for one in guessed),
        max(one.total.high for one in guessed),
    ]
    assert preset["active"] == [
        min(one.active.low for one in guessed),
        max(one.active.high for one in guessed),
    ]


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


def test_what_is_not_counted_keeps_from_saying_that_a_project_saves() -> None:
    counted = {"preparation_heures": "3", "usage_heures": "1", "economie_kwh": "20"}
    machine = {"calculs": "machine", **counted}
    both = {"calculs": ["assistant", "machine"], **counted}
    cheap = machine | {"economie_kwh": "0,001"}
    verdicts = [footprint(**one).balance.comparisons[0].verdict for one in (machine, both, cheap)]
    assert verdicts == [Verdict.SAVES, Verdict.PARTIAL, Verdict.COSTS]


@pytest.mark.parametrize(
    ("answers", "gaps"),
    [
        ({}, ["Dites d’abord ce qui calcule pour ce projet."]),
        (
            {"calculs": ["assistant", "machine"]},
            [
                "Sans nombre de demandes, l’assistant de texte n’est pas compté.",
                "Sans nombre d’heures, la machine n’est pas comptée.",
            ],
        ),
        (
            {"calculs": "machine", "preparation_heures": "1"},
            ["Sans heures d’usage, cette part compte pour zéro."],
        ),
        (
            {"calculs": "machine", "usage_heures": "1"},
            ["Sans heures de préparation, cette part compte pour zéro."],
        ),
    ],
)
def test_what_is_missing_is_said(answers: dict[str, str], gaps: list[str]) -> None:
    assert [str(gap) for gap in footprint(**answers).gaps] == gaps


NO_NEED = (
    "Un moyen plus simple suffirait : c’est le choix le plus sobre. Aucune IA ne consomme moins "
    "que celle dont on se passe."
)
ABSTAIN = (
    "Mieux vaut s’abstenir, ou revoir le projet : il consommerait plus qu’il ne fait économiser."
)
POSITIVE = (
    "Un projet fait pour réduire des consommations doit avoir une balance positive : chiffrez et "
    "vérifiez l’économie attendue avant d’aller plus loin."
)
NOT_COVERED = (
    "Ses économies ne couvrent pas ce qu’il consomme : il faut une autre raison de le faire, et "
    "la dire."
)
COMMITTEE = (
    "Si cet impact vous paraît important, demandez l’avis d’un comité d’éthique, ou d’une instance "
    "indépendante, avant de décider."
)


@pytest.mark.parametrize(
    ("answers", "verdicts", "advice"),
    [
        ({}, [], [COMMITTEE]),
        ({"necessite": "non"}, [], [NO_NEED, COMMITTEE]),
        ({"climat": "oui"}, [], [POSITIVE]),
        ({"climat": "oui", "economie_kwh": "1"}, [Verdict.COSTS], [ABSTAIN, POSITIVE]),
        ({"climat": "oui", "economie_kwh": "100"}, [Verdict.SAVES], []),
        ({"climat": "non", "economie_kwh": "1"}, [Verdict.COSTS], [NOT_COVERED, COMMITTEE]),
        (
            {"economie_kwh": "100", "economie_kgco2": "0"},
            [Verdict.SAVES, Verdict.COSTS],
            [NOT_COVERED, COMMITTEE],
        ),
    ],
)
def test_what_is_saved_is_put_in_front_of_what_is_taken(
    answers: dict[str, str], verdicts: list[Verdict], advice: list[str]
) -> None:
    found = footprint(**XEON | answers).balance
    assert [one.verdict for one in found.comparisons] == verdicts
    assert [str(one) for one in found.advice] == advice


def test_savings_inside_the_range_conclude_nothing() -> None:
    found = footprint(**ASSISTANT)
    middle = str(round((found.energy.low + found.energy.high) / 2)).replace(".", ",")
    (one,) = footprint(**ASSISTANT | {"economie_kwh": middle}).balance.comparisons
    assert one.verdict is Verdict.UNSURE


def test_savings_are_counted_over_the_same_months() -> None:
    (one,) = footprint(**XEON | {"duree": "6", "economie_kgco2": "10"}).balance.comparisons
    assert one.saved == 5000


def test_equivalents_leave_out_flights_that_say_nothing() -> None:
    small = [one.key for one in footprint(**XEON).equivalents]
    large = [one.key for one in footprint(**XEON | {"repetitions": "100000"}).equivalents]
    assert small == ["arbre_mois", "voiture_km", "train_km", "video_heure"]
    assert len(large) == 8
    trees = footprint(**XEON).equivalents[0]
    assert (f"{trees.number.low:.3f}", str(trees.number_said)) == ("0.119", "0,12")


def test_the_text_to_write_says_values_methods_hypotheses_limits_and_day() -> None:
    both = XEON | ASSISTANT | {"calculs": ["assistant", "machine"]}
    found = footprint(**both)
    text = [str(one).replace("\u00a0", " ") for one in lines(found, DAY)]
    energy, carbon = written(found.energy, ENERGY), written(found.carbon, CARBON)
    assert text[0].startswith(
        f"Sur 12 mois : {energy} ; {carbon} équivalent CO₂ ; eau : ".replace("\u00a0", " ")
    )
    assert [line for line in text if line.startswith("Green")] == [
        "Green Algorithms 3.0 (Préparation de l’outil, Usage de la machine)."
    ]
    assert "- Durée comptée : 12 mois, faute de réponse." in text
    assert text[-2].startswith("Limites : ")
    assert text[-1] == "Estimé le 21/11/2026 avec l’outil « Empreinte » (questions, version 1)."
    hypotheses = [one for each in found.estimates for one in each.hypotheses] + [*found.hypotheses]
    assert len([line for line in text if line.startswith("- ")]) == len(hypotheses)


def test_expected_savings_are_told_with_their_source_and_what_follows() -> None:
    found = footprint(
        **XEON | {"economie_kwh": "100", "economie_kgco2": "0", "economie_source": "Étude 2025"}
    )
    assert said(found, "Énergie économisée") == [("100 kWh par an (source : Étude 2025)", False)]
    nameless = footprint(**XEON | {"economie_kgco2": "3"})
    assert said(nameless, "Émissions évitées") == [
        ("3 kg équivalent CO₂ par an (source : non indiquée)", False)
    ]
    text = [str(one).replace("\u00a0", " ") for one in lines(found, DAY)]
    assert [line for line in text if line.startswith("- Balance")] == [
        f"- Balance, {words}"
        for words in (
            "énergie : consommé, 2,13 kWh ; économisé, 100 kWh. " + WORDS[Verdict.SAVES],
            "émissions : consommé, 109 g ; économisé, 0 g. " + WORDS[Verdict.COSTS],
        )
    ]
    assert (str(nameless.balance.avoided_said), footprint(**XEON).balance.avoided_said) == (
        "3\u00a0kg",
        None,
    )


def test_without_water_the_text_says_none() -> None:
    assert str(lines(footprint(**XEON), DAY)[0]).replace("\u00a0", " ") == (
        "Sur 12 mois : 2,13 kWh ; 109 g équivalent CO₂."
    )


def test_the_file_holds_values_and_hypotheses() -> None:
    found = footprint(**XEON)
    kept = footprint_file.write(found, DAY)
    assert kept["energie_kwh"] == [pytest.approx(2.1310848)] * 2
    assert (kept["calcule_le"], kept["mois"], kept["eau_l"]) == ("2026-11-21", 12, None)
    (method,) = kept["methodes"]
    assert method["methode"] == "Green Algorithms 3.0"
    assert [one["nom"] for one in method["hypotheses"]] == [
        one.label for one in found.estimates[0].hypotheses
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"calcule_le": "2020-01-01"}, True),
        ({"emissions_gco2e": [109.0, 110.0]}, False),
        ({"eau_l": [1.0, 2.0]}, False),
        ({"methodes": []}, False),
    ],
)
def test_a_file_agrees_until_a_method_or_an_amount_changes(
    changes: dict[str, object], *, expected: bool
) -> None:
    found = footprint(**XEON)
    assert footprint_file.agrees(footprint_file.write(found, DAY) | changes, found) is expected


def test_the_picture_says_in_words_what_it_draws() -> None:
    found = footprint(
        **XEON | ASSISTANT | {"calculs": ["assistant", "machine"], "economie_kgco2": "10"}
    )
    drawn = picture(found)
    assert drawn.count('class="area"') == 5
    assert drawn.count('class="spread"') == 2
    assert "Préparation de l’outil : 109" in drawn
    assert "Émissions évitées : 10" in drawn
    assert scenarios(found).count('class="area"') == 4


def test_a_single_part_has_no_sum() -> None:
    drawn = picture(footprint(**ASSISTANT))
    assert ("Assistant de texte" in drawn, "En tout" in drawn) == (True, False)


def test_a_picture_of_nothing_is_drawn_all_the_same() -> None:
    nothing = picture(footprint(**XEON | {"preparation_heures": "0"}))
    assert nothing.count('width="0.0"') == 3
    assert "<rect" not in bars("vide", "Vide", [])


NUMBERS = {"demandes": (0, 1e8), "tokens": (1, 1e6), "jours": (1, 366), "duree": (1, 120)}


@settings(max_examples=40)
@given(st.data())
def test_more_of_anything_never_costs_less(data: st.DataObject) -> None:
    base = {key: data.draw(st.floats(*bounds), label=key) for key, bounds in NUMBERS.items()}
    grown = data.draw(st.sampled_from(sorted(NUMBERS)), label="grown")
    larger = base | {grown: data.draw(st.floats(base[grown], NUMBERS[grown][1]), label="larger")}
    less, more = (
        footprint(**ASSISTANT | {key: f"{value:f}" for key, value in one.items()})
        for one in (base, larger)
    )
    for name in ("energy", "carbon", "water"):
        assert _no_more(getattr(less, name), getattr(more, name))


def _no_more(less: Range, more: Range) -> bool:
    slack = 1 + 1e-9
    return less.low <= more.low * slack and less.high <= more.high * slack


def test_the_greatest_answers_are_counted_without_breaking() -> None:
    found = footprint(
        calculs=["assistant", "machine"], demandes="100000000", tokens="1000000", modele="taille",
        modele_total="10000", jours="366", duree="120", electricite="autre",
        intensite_valeur="2000", machine="loue_carte", preparation_heures="10000000",
        usage_heures="8784", usage_periode="jour", coeurs="1000000", watts_coeur="1000",
        memoire="10000000", cartes="100000", pue="5", essais="100000", reentrainements="10000",
        repetitions="1000000",
    )  # fmt: skip
    assert found.energy.high < float("inf")
    assert str(lines(found, DAY)[0]).startswith("Sur 120 mois")
    assert picture(found)


SIMPLER, SMALLER, SHORTER, WITHOUT = "Comparez d", "Essayez un ", "Demandez des", "Répondez san"
STOPS, SPACED, LEAST, PLACE = "La machine ", "Espacez les ", "Ne gardez qu", "Demandez au "
ALWAYS = ["Mesurez la c", "Pour aller p"]


@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        (ASSISTANT, [SIMPLER, SMALLER, SHORTER, WITHOUT]),
        (
            ASSISTANT | {"necessite": "oui", "modele": "petit", "longueur": "courte"},
            [WITHOUT],
        ),
        (ASSISTANT | {"electricite": "monde"}, [SIMPLER, SMALLER, SHORTER, WITHOUT, PLACE]),
        (XEON, [SIMPLER, LEAST]),
        (XEON | {"usage_heures": "24", "usage_periode": "jour"}, [SIMPLER, STOPS, LEAST]),
        (XEON | {"essais": "10"}, [SIMPLER, SPACED, LEAST]),
        (XEON | {"reentrainements": "2"}, [SIMPLER, SPACED, LEAST]),
        (
            XEON | ASSISTANT | {"calculs": ["assistant", "machine"], "necessite": "oui"},
            [SMALLER, SHORTER, WITHOUT, LEAST, PLACE],
        ),
        (
            XEON | ASSISTANT | {
                "calculs": ["assistant", "machine"], "electricite_assistant": "meme"
            },
            [SIMPLER, SMALLER, SHORTER, WITHOUT, LEAST],
        ),
    ],
)  # fmt: skip
def test_what_to_do_to_take_less_comes_from_the_answers(
    answers: dict[str, str | list[str]], steps: list[str]
) -> None:
    said_so = [str(one) for one in footprint(**answers).steps]
    expected = [*steps, *ALWAYS]
    starts = [one[: len(start)] for one, start in zip(said_so, expected, strict=True)]
    assert starts == expected


def test_nothing_counted_calls_for_nothing() -> None:
    assert footprint().steps == ()


def test_each_version_of_the_questions_has_its_own_constants() -> None:
    """New constants come as new files with new questions: nothing here follows the latest."""
    for version in range(1, loading.current("empreinte").version + 1):
        presets = constants.presets(version)
        assert presets["version"] == str(version)
        assert presets["green_algorithms"] in constants.GREEN_ALGORITHMS_VERSIONS
    questionnaire = loading.load("empreinte", 1)
    reading = of_form(questionnaire, {key: [one] for key, one in XEON.items()})
    kept = result(questionnaire, reading.answers)
    assert (kept.source.version, kept.estimates[0].method) == ("3.0", "Green Algorithms 3.0")


AMOUNTS = {
    "preparation_heures": (0, 1e4), "usage_heures": (0, 744), "coeurs": (0, 100),
    "memoire": (0, 1000), "cartes": (0, 8), "pue": (1, 2), "usage_coeurs": (0, 100),
    "essais": (0, 500), "reentrainements": (0, 50), "duree": (1, 60),
}  # fmt: skip


@settings(max_examples=40)
@given(st.data())
def test_more_of_a_machine_never_costs_less(data: st.DataObject) -> None:
    base = {key: data.draw(st.floats(*bounds), label=key) for key, bounds in AMOUNTS.items()}
    grown = data.draw(st.sampled_from(sorted(AMOUNTS)), label="grown")
    larger = base | {grown: data.draw(st.floats(base[grown], AMOUNTS[grown][1]), label="larger")}
    less, more = (
        footprint(**XEON | {key: f"{value:f}" for key, value in one.items()})
        for one in (base, larger)
    )
    assert _no_more(less.energy, more.energy)
    assert _no_more(less.carbon, more.carbon)


@settings(max_examples=40)
@given(st.floats(0, 1e5), st.floats(0, 744), st.sampled_from(["courte", "longue", "nsp"]))
def test_the_whole_is_the_sum_of_its_parts_in_order_and_always_the_same(
    requests: float, hours: float, length: str
) -> None:
    answers = XEON | ASSISTANT | {
        "calculs": ["assistant", "machine"], "demandes": f"{requests:f}",
        "usage_heures": f"{hours:f}", "longueur": length,
    }  # fmt: skip
    found = footprint(**answers)
    assert footprint(**answers) == found
    for name in ("energy", "carbon"):
        whole, parts = getattr(found, name), [getattr(part, name) for part in found.parts]
        assert whole.low == pytest.approx(sum(one.low for one in parts))
        assert whole.high == pytest.approx(sum(one.high for one in parts))
        assert all(one.low <= one.high for one in (whole, *parts))
    apart = [
        footprint(**answers | {"calculs": one, "electricite": place}).energy.high
        for one, place in (("assistant", "monde"), ("machine", "france"))
    ]
    assert found.energy.high == pytest.approx(sum(apart))


def test_nothing_used_takes_nothing() -> None:
    found = footprint(
        **XEON | ASSISTANT
        | {"calculs": ["assistant", "machine"], "demandes": "0", "preparation_heures": "0"}
    )  # fmt: skip
    nothing = Range.of(0)
    assert [(part.energy, part.carbon) for part in found.parts] == [(nothing, nothing)] * 3
    assert (found.energy, found.carbon, found.water, found.metals, found.primary) == (nothing,) * 5


@pytest.mark.parametrize("version", constants.GREEN_ALGORITHMS_VERSIONS)
def test_whatever_may_be_chosen_has_its_constants(version: str) -> None:
    items = loading.load("empreinte", 1).by_key
    options = {key: {one.value for one in items[key].options} for key in items}
    presets, found = constants.presets(1), constants.green_algorithms(version)
    assert set(presets["machines"]) == options["machine"]
    assert set(presets["models"]) == options["modele"] - {"nomme", "taille"} | {"inconnu"}
    assert set(presets["answers_tokens"]) == options["longueur"] | {"inconnue"}
    assert options["carte"] <= set(found.gpu_watts)
    # An older version does not know every provider: an ordinary place is then taken, and said.
    assert options["hebergeur"] >= set(found.pue) - {"poste"}


def test_the_three_french_figures_are_those_of_their_sources() -> None:
    figures = {
        one["key"]: one["grams_per_kwh"] for one in constants.presets(1)["french_intensities"]
    }
    assert figures == {
        "aib": constants.green_algorithms("3.0").intensities["france"].grams_per_kwh,
        "codecarbon": 56.039,
        "ecologits": pytest.approx(inference.mix("FRA").gwp * 1000),
    }


# Five realistic uses, worked out by hand from the published formulas and constants.
LAY = [
    (
        # 2 000 conversations of five messages a month, large model, somewhere in the world.
        {
            "calculs": "assistant", "demandes": "10000", "demandes_periode": "mois",
            "longueur": "moyenne", "modele": "grand", "electricite": "monde",
        },
        (135.2, 322.5), (74_565, 168_800),
    ),
    (
        # A forecast for the canteen: 3 h on a desktop once, 1 h a month. 15 h at 53,96 W.
        {
            "calculs": "machine", "machine": "poste", "preparation_heures": "3",
            "usage_heures": "1", "usage_periode": "mois", "electricite": "france",
        },
        (0.8094, 0.8094), (41.51, 41.51),
    ),
    (
        # Pictures of roads: 40 h on a rented card, then 6 h a month. 112 h at 498,95 W.
        {
            "calculs": "machine", "machine": "loue_carte", "preparation_heures": "40",
            "usage_heures": "6", "usage_periode": "mois", "electricite": "france",
        },
        (55.88, 55.88), (2_866, 2_866),
    ),
    (
        # 300 agents, ten requests each working day, a model whose size is not published.
        {
            "calculs": "assistant", "demandes": "3000", "demandes_periode": "jour",
            "longueur": "moyenne", "modele": "tres_grand", "electricite": "monde",
        },
        (333.4, 22_170), (183_600, 11_695_000),
    ),
    (
        # Cameras watched by a server that never stops. 8 640 h at 573,83 W.
        {
            "calculs": "machine", "machine": "serveur_carte", "preparation_heures": "0",
            "usage_heures": "24", "usage_periode": "jour", "electricite": "france",
        },
        (4_958, 4_958), (254_240, 254_240),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "kwh", "grams"), LAY)
def test_realistic_uses_give_what_a_hand_calculation_gives(
    answers: dict[str, str], kwh: tuple[float, float], grams: tuple[float, float]
) -> None:
    found = footprint(**answers)
    assert found.gaps == ()
    assert (found.energy.low, found.energy.high) == pytest.approx(kwh, rel=1e-3)
    assert (found.carbon.low, found.carbon.high) == pytest.approx(grams, rel=1e-3)


def test_the_guide_tells_the_same_figures(root: Path) -> None:
    guide = (root / "docs" / "how-to" / "empreinte.md").read_text(encoding="utf-8")
    told = [
        f"| {written(found.energy, ENERGY)}, {written(found.carbon, CARBON)} |"
        for found in (footprint(**answers) for answers, *_ in LAY)
    ]
    plain = {0xA0: " ", 0x202F: " "}
    assert [one for one in told if one.translate(plain) not in guide] == []
