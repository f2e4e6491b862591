"""The footprint of a machine: what is counted, what stands for a missing answer, what is said."""

import pytest

from tests.decision.results.footprints import ASSISTANT, XEON, footprint, said


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
