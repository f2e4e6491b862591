"""The truth table of each duty, and what holds whatever is answered."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iatheque.decision import loading
from iatheque.decision.answers import Answer, Answers, of_form, to_form
from iatheque.decision.law import reading
from iatheque.decision.results.qualification import Status, result
from tests.decision.law.cases import (
    AI,
    BANS,
    CITY,
    DAY,
    DECIDES,
    HELPS,
    HIGH_RISK,
    NONE_PERSONAL,
    PERSONAL,
    RULES,
    VILLAGE,
    answers,
    qualified,
    status,
    written,
)

PROBABLE, TO_VERIFY, NOT_CONCERNED = (one.value for one in Status)
GAP = "nsp"
GENERATIVE = AI | {"technique": "generative", "contenus": "interne"}

TABLE: list[tuple[str, dict[str, str], str]] = [
    # A decision about somebody, by any calculation.
    ("crpa_l311_3_1", RULES | HELPS, PROBABLE),
    ("crpa_l311_3_1", RULES | {"decision_individuelle": "non"}, NOT_CONCERNED),
    ("crpa_l311_3_1", RULES | {"decision_individuelle": GAP}, TO_VERIFY),
    ("crpa_l311_3_1", RULES | HELPS | {"secret": "oui"}, NOT_CONCERNED),
    ("crpa_l311_3_1", RULES | HELPS | {"secret": GAP}, TO_VERIFY),
    ("crpa_l311_3_1", RULES | HELPS | {"destinataires": "organismes"}, PROBABLE),
    ("crpa_r311_3_1_1", RULES | HELPS, PROBABLE),
    ("crpa_r311_3_1_1", RULES | {"decision_individuelle": "non"}, NOT_CONCERNED),
    ("crpa_r311_3_1_2", RULES | HELPS, PROBABLE),
    ("crpa_r311_3_1_2", RULES | {"decision_individuelle": GAP}, TO_VERIFY),
    # Publication: by staff, by population, by weight.
    ("crpa_l312_1_3", HELPS | CITY, PROBABLE),
    ("crpa_l312_1_3", HELPS | CITY | {"effectif": "50", "population": "3500"}, PROBABLE),
    ("crpa_l312_1_3", HELPS | CITY | {"effectif": "49"}, NOT_CONCERNED),
    ("crpa_l312_1_3", HELPS | CITY | {"population": "3499"}, TO_VERIFY),
    ("crpa_l312_1_3", HELPS | CITY | {"effectif": GAP}, TO_VERIFY),
    ("crpa_l312_1_3", HELPS | CITY | {"principal": "non"}, TO_VERIFY),
    ("crpa_l312_1_3", HELPS | VILLAGE, NOT_CONCERNED),
    ("crpa_l312_1_3", CITY | {"decision_individuelle": "non"}, NOT_CONCERNED),
    ("crpa_l312_1_1", CITY | {"effectif": "50", "population": "3500"}, PROBABLE),
    ("crpa_l312_1_1", CITY | {"effectif": "49"}, NOT_CONCERNED),
    ("crpa_l312_1_1", CITY | {"population": "3499"}, NOT_CONCERNED),
    ("crpa_l312_1_1", VILLAGE, NOT_CONCERNED),
    ("crpa_l312_1_1", CITY | {"population": GAP}, TO_VERIFY),
    # The machine alone.
    ("cc_2018_765", AI | DECIDES | {"evolution": "oui"}, PROBABLE),
    ("cc_2018_765", AI | DECIDES | {"evolution": GAP}, TO_VERIFY),
    ("cc_2018_765", AI | DECIDES, NOT_CONCERNED),
    ("cc_2018_765", AI | HELPS | {"evolution": "oui"}, NOT_CONCERNED),
    ("cc_2018_765", AI | DECIDES | {"evolution": "oui", "automatisation": "assistee"}, TO_VERIFY),
    ("cc_2018_765", RULES | DECIDES, NOT_CONCERNED),
    ("loi78_47_sensibles", RULES | DECIDES | PERSONAL | {"sensibles": "oui"}, PROBABLE),
    ("loi78_47_sensibles", RULES | DECIDES | PERSONAL | {"sensibles": GAP}, TO_VERIFY),
    (
        "loi78_47_sensibles",
        RULES | DECIDES | PERSONAL | {"sensibles": "oui", "automatisation": "assistee"},
        TO_VERIFY,
    ),
    ("loi78_47_sensibles", RULES | HELPS | PERSONAL | {"sensibles": "oui"}, NOT_CONCERNED),
    ("loi78_47_sensibles", RULES | DECIDES | NONE_PERSONAL, NOT_CONCERNED),
    ("loi78_47_recours", RULES | DECIDES | {"recours_administratif": "oui"}, PROBABLE),
    ("loi78_47_recours", RULES | DECIDES | {"recours_administratif": GAP}, TO_VERIFY),
    ("loi78_47_recours", RULES | HELPS, NOT_CONCERNED),
    ("loi78_47", RULES | DECIDES | PERSONAL, PROBABLE),
    ("loi78_47", RULES | DECIDES | NONE_PERSONAL, TO_VERIFY),
    ("loi78_47", RULES | DECIDES | PERSONAL | {"automatisation": "assistee"}, TO_VERIFY),
    ("loi78_47", RULES | HELPS | PERSONAL, NOT_CONCERNED),
    ("rgpd_22", RULES | DECIDES | PERSONAL, PROBABLE),
    ("rgpd_22", RULES | DECIDES | PERSONAL | {"automatisation": "assistee"}, TO_VERIFY),
    ("rgpd_22", RULES | HELPS | PERSONAL, NOT_CONCERNED),
    ("rgpd_22", RULES | DECIDES | PERSONAL | {"destinataires": "organismes"}, NOT_CONCERNED),
    ("rgpd_22", RULES | DECIDES | PERSONAL | {"effets": "non"}, NOT_CONCERNED),
    ("rgpd_22", RULES | DECIDES | PERSONAL | {"effets": GAP}, TO_VERIFY),
    # Personal data.
    ("rgpd_30", PERSONAL, PROBABLE),
    ("rgpd_30", NONE_PERSONAL, NOT_CONCERNED),
    ("rgpd_30", {"donnees_personnelles": GAP}, TO_VERIFY),
    ("rgpd_35", AI | PERSONAL | {"vulnerables": "oui", "decision_individuelle": "non"}, TO_VERIFY),
    ("rgpd_35", AI | PERSONAL | {"vulnerables": "oui", "profilage": "oui"}, PROBABLE),
    ("rgpd_35", HIGH_RISK | PERSONAL | {"decision_individuelle": "non"}, PROBABLE),
    ("rgpd_35", AI | PERSONAL | {"decision_individuelle": "non"}, TO_VERIFY),
    ("rgpd_35", RULES | PERSONAL | {"decision_individuelle": "non"}, NOT_CONCERNED),
    ("rgpd_35", AI | NONE_PERSONAL, NOT_CONCERNED),
    ("rgpd_35", RULES | PERSONAL | DECIDES, TO_VERIFY),
    ("rgpd_35", RULES | PERSONAL | DECIDES | {"vulnerables": "oui"}, PROBABLE),
    ("rgpd_35", RULES | PERSONAL | {"decision_individuelle": "non", "sensibles": GAP}, TO_VERIFY),
    # The European regulation.
    ("ia_4", AI, PROBABLE),
    ("ia_4", RULES, NOT_CONCERNED),
    ("ia_4", {"technique": GAP}, TO_VERIFY),
    *(("ia_5", AI | {f"interdit_{ban}": "oui"}, PROBABLE) for ban in BANS),
    ("ia_5", AI, NOT_CONCERNED),
    ("ia_5", AI | {"interdit_notation": GAP}, TO_VERIFY),
    ("ia_5", RULES, NOT_CONCERNED),
    ("ia_6", HIGH_RISK, PROBABLE),
    ("ia_6", AI, NOT_CONCERNED),
    ("ia_6", AI | {"domaines": GAP}, TO_VERIFY),
    ("ia_6", AI | {"composant": "oui"}, TO_VERIFY),
    ("ia_26", HIGH_RISK, PROBABLE),
    ("ia_26", AI, NOT_CONCERNED),
    ("ia_26", AI | {"composant": "oui"}, TO_VERIFY),
    ("ia_26", HIGH_RISK | {"exception": GAP}, TO_VERIFY),
    ("ia_26", HIGH_RISK | NONE_PERSONAL | {"exception": "preparation"}, NOT_CONCERNED),
    ("ia_26", HIGH_RISK | PERSONAL | {"exception": "preparation"}, NOT_CONCERNED),
    (
        "ia_26",
        HIGH_RISK | PERSONAL | {"exception": "preparation", "profilage": "oui"},
        PROBABLE,
    ),
    (
        "ia_26",
        HIGH_RISK | PERSONAL | {"exception": "preparation", "profilage": GAP},
        TO_VERIFY,
    ),
    ("ia_27", HIGH_RISK, PROBABLE),
    ("ia_27", HIGH_RISK | {"domaines": "infrastructures"}, NOT_CONCERNED),
    ("ia_27", AI, NOT_CONCERNED),
    ("ia_27", HIGH_RISK | {"exception": GAP}, TO_VERIFY),
    ("ia_49", HIGH_RISK, PROBABLE),
    ("ia_49", HIGH_RISK | {"domaines": "infrastructures"}, NOT_CONCERNED),
    ("ia_49", AI, NOT_CONCERNED),
    ("ia_49", HIGH_RISK | {"exception": GAP}, TO_VERIFY),
    ("ia_49_5", HIGH_RISK | {"domaines": "infrastructures"}, PROBABLE),
    ("ia_49_5", HIGH_RISK, NOT_CONCERNED),
    ("ia_49_5", HIGH_RISK | {"domaines": "infrastructures", "exception": GAP}, TO_VERIFY),
    (
        "ia_49_2",
        HIGH_RISK | NONE_PERSONAL | {"exception": "procedure", "origine": "interne"},
        PROBABLE,
    ),
    ("ia_49_2", HIGH_RISK | NONE_PERSONAL | {"exception": "procedure"}, NOT_CONCERNED),
    ("ia_49_2", HIGH_RISK | {"exception": GAP, "origine": "interne"}, TO_VERIFY),
    ("ia_16", HIGH_RISK | {"origine": "interne"}, PROBABLE),
    ("ia_16", HIGH_RISK | {"origine": "commande"}, TO_VERIFY),
    ("ia_16", HIGH_RISK | {"transforme": "oui"}, PROBABLE),
    ("ia_16", HIGH_RISK | {"transforme": GAP}, TO_VERIFY),
    ("ia_16", HIGH_RISK, NOT_CONCERNED),
    ("ia_50_1", AI | {"dialogue": "oui"}, PROBABLE),
    ("ia_50_1", AI, NOT_CONCERNED),
    ("ia_50_1", AI | {"dialogue": GAP}, TO_VERIFY),
    ("ia_50_2", GENERATIVE | {"origine": "interne"}, PROBABLE),
    ("ia_50_2", GENERATIVE, NOT_CONCERNED),
    ("ia_50_2", GENERATIVE | {"origine": GAP}, TO_VERIFY),
    ("ia_50_3", AI | {"emotions": "oui"}, PROBABLE),
    ("ia_50_3", AI, NOT_CONCERNED),
    ("ia_50_3", AI | {"emotions": GAP}, TO_VERIFY),
    ("ia_50_4", GENERATIVE | {"contenus": "images"}, PROBABLE),
    ("ia_50_4", GENERATIVE | {"contenus": "textes", "relecture": "non"}, PROBABLE),
    ("ia_50_4", GENERATIVE | {"contenus": "textes", "relecture": "oui"}, NOT_CONCERNED),
    ("ia_50_4", GENERATIVE | {"contenus": "textes", "relecture": GAP}, TO_VERIFY),
    ("ia_50_4", GENERATIVE, NOT_CONCERNED),
    # The authority.
    ("reen", CITY, PROBABLE),
    ("reen", CITY | {"statut": "epci"}, PROBABLE),
    ("reen", CITY | {"statut": "departement"}, NOT_CONCERNED),
    ("reen", CITY | {"population": "50000"}, NOT_CONCERNED),
    ("reen", CITY | {"population": GAP}, TO_VERIFY),
    ("cst", CITY | {"conditions_travail": "oui", "effectif": "50"}, PROBABLE),
    ("cst", CITY | {"conditions_travail": "oui", "effectif": "49"}, TO_VERIFY),
    ("cst", CITY | {"conditions_travail": "oui", "effectif": GAP}, TO_VERIFY),
    ("cst", CITY | {"conditions_travail": "non"}, NOT_CONCERNED),
    ("cst_specialisee", CITY | {"conditions_travail": "oui", "effectif": "200"}, PROBABLE),
    ("cst_specialisee", CITY | {"conditions_travail": "oui", "effectif": "199"}, TO_VERIFY),
    ("cst_specialisee", CITY | {"conditions_travail": "oui", "effectif": "49"}, NOT_CONCERNED),
    ("cst_specialisee", CITY | {"conditions_travail": GAP}, TO_VERIFY),
    ("commande_publique", {"origine": "achete"}, PROBABLE),
    ("commande_publique", {"origine": "commande"}, PROBABLE),
    ("commande_publique", {"origine": "interne"}, NOT_CONCERNED),
    ("commande_publique", {"origine": "repris"}, NOT_CONCERNED),
    ("commande_publique", {"origine": GAP}, TO_VERIFY),
]


@pytest.mark.parametrize(("key", "said", "expected"), TABLE)
def test_a_duty_concerns_whom_the_law_says(key: str, said: dict[str, str], expected: str) -> None:
    assert status(key, **said) == expected


def test_every_duty_has_a_row_of_each_status() -> None:
    """`crpa_r311_3_1_*` share their rule with L311-3-1, whose rows tell all three."""
    rows = {(key, expected) for key, _said, expected in TABLE}
    wanted = {(duty.key, one.value) for duty in reading.current().duties for one in Status}
    shared = {("crpa_r311_3_1_1", TO_VERIFY), ("crpa_r311_3_1_2", NOT_CONCERNED)}
    assert wanted - rows == shared


@pytest.mark.parametrize("ban", BANS)
def test_one_banned_use_is_enough_not_to_deploy(ban: str) -> None:
    found = qualified(**AI | {f"interdit_{ban}": "oui"})
    assert [one.duty.key for one in found.blocks] == [f"interdit_{ban}"]
    assert found.blocks[0].duty.next[0].startswith("Ne pas déployer")
    assert found.families[0].category.key == "interdite"


@pytest.mark.parametrize(
    ("day", "now", "later"),
    [
        (date(2026, 12, 1), ["interdit_notation"], ["interdit_intime"]),
        (date(2026, 12, 2), ["interdit_notation", "interdit_intime"], []),
    ],
)
def test_what_is_forbidden_already_is_told_apart_from_what_will_be(
    day: date, now: list[str], later: list[str]
) -> None:
    found = qualified(day, **AI | {"interdit_notation": "oui", "interdit_intime": "oui"})
    assert [one.duty.key for one in found.blocks_in_force] == now
    assert [one.duty.key for one in found.blocks_to_come] == later


def test_a_system_that_learns_alone_may_not_decide_alone() -> None:
    found = qualified(**AI | DECIDES | PERSONAL | {"evolution": "oui"})
    assert [one.duty.key for one in found.blocks] == ["cc_2018_765"]
    assert found.finding("cc_2018_765") == found.blocks[0]


def test_what_might_stop_the_project_is_said_while_it_is_open() -> None:
    found = qualified(**AI | DECIDES | PERSONAL | {"evolution": GAP, "interdit_visages": GAP})
    assert [one.duty.key for one in found.warnings] == ["interdit_visages", "cc_2018_765"]


def test_the_reason_is_the_answers_that_decided() -> None:
    found = qualified(**CITY | {"conditions_travail": "oui", "effectif": "1200"}).finding("cst")
    assert [asdict(one) for one in found.because] == [
        {
            "item": "conditions_travail",
            "question": "Le système change-t-il le travail des agents ?",
            "answer": "Oui",
            "is_gap": False,
        },
        {
            "item": "effectif",
            "question": "Combien d’agents emploie-t-elle ?",
            "answer": "1\u202f200 agents",
            "is_gap": False,
        },
    ]


def test_what_is_missing_is_named() -> None:
    found = qualified(conditions_travail=GAP).finding("cst_specialisee")
    assert [(one.item, one.answer) for one in found.gaps] == [
        ("conditions_travail", "ne sait pas"),
        ("effectif", "pas de réponse"),
    ]


def test_several_choices_are_said_together() -> None:
    said = AI | {"domaines": ["emploi", "education"], "exception": "aucune"}
    (reason, *_) = (
        one for one in qualified(**said).finding("ia_6").because if one.item == "domaines"
    )
    assert reason.answer == "L’école et la formation ; Le recrutement et la gestion des agents"


def test_a_doubt_of_the_law_is_said_only_where_it_leaves_the_duty_open() -> None:
    certain = qualified(**HELPS | CITY).finding("crpa_l312_1_3")
    open_ = qualified(**HELPS | CITY | {"population": "3000"}).finding("crpa_l312_1_3")
    assert (certain.doubt, open_.doubt) == ("", open_.duty.doubt)
    assert "3\u202f500 habitants" in open_.doubt


@pytest.mark.parametrize(
    ("day", "in_force"),
    [(date(2027, 12, 1), False), (date(2027, 12, 2), True), (date(2028, 1, 1), True)],
)
def test_a_duty_applies_from_its_day(day: date, in_force: bool) -> None:
    said = HIGH_RISK | {"mise_en_service": "12/2027"}
    found = qualified(day, **said).finding("ia_26")
    days = [date(2027, 12, 2)]
    assert [one.start for one in found.in_force] == (days if in_force else [])
    assert [one.start for one in found.to_come] == ([] if in_force else days)


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ("03/2026", [date(2030, 8, 2)]),
        ("11/2027", [date(2030, 8, 2)]),
        ("12/2027", [date(2027, 12, 2)]),
        (GAP, [date(2027, 12, 2), date(2030, 8, 2)]),
    ],
)
def test_a_high_risk_system_already_in_service_has_its_last_day(
    month: str, days: list[date]
) -> None:
    """Article 111(2): when its design changes much, and in any case on 2 August 2030."""
    said = HIGH_RISK | {"mise_en_service": month}
    assert [one.start for one in qualified(**said).finding("ia_26").phases] == days


@pytest.mark.parametrize(
    ("month", "start"), [("07/2026", date(2026, 12, 2)), ("09/2026", date(2026, 8, 2))]
)
def test_a_system_already_in_service_has_its_own_date(month: str, start: date) -> None:
    said = GENERATIVE | {"origine": "interne", "mise_en_service": month}
    assert [one.start for one in qualified(**said).finding("ia_50_2").phases] == [start]


def test_a_date_changed_in_the_data_changes_the_result() -> None:
    changed = written()
    duty = next(one for one in changed["duties"] if one["key"] == "ia_26")
    duty["phases"][0]["from"] = "2026-08-02"
    law = reading.parse(changed)
    said = answers(**HIGH_RISK | {"mise_en_service": "12/2027"})
    found = result(loading.current("qualification"), said, law, DAY)
    assert [one.start for one in found.finding("ia_26").in_force] == [date(2026, 8, 2)]


def test_a_threshold_changed_in_the_data_changes_the_result() -> None:
    changed = written()
    changed["thresholds"]["reen_population"] = 100_000
    law = reading.parse(changed)
    found = result(loading.current("qualification"), answers(**CITY), law, DAY)
    assert found.finding("reen").status is Status.NOT_CONCERNED


def test_documents_are_those_of_probable_duties_each_once() -> None:
    found = qualified(**RULES | HELPS | NONE_PERSONAL | VILLAGE | {"conditions_travail": "non"})
    assert [one.key for one in found.documents] == ["mention_explicite", "reponse_individuelle"]


def test_families_come_by_gravity_and_none_is_said_of_simple_rules() -> None:
    found = qualified(**HIGH_RISK | {"dialogue": "oui"})
    assert [(one.category.key, one.status.value) for one in found.families] == [
        ("haut_risque", PROBABLE),
        ("transparence", PROBABLE),
    ]
    assert [one.category.key for one in qualified(**AI).families] == ["autre"]
    assert qualified(**RULES).families == ()


def test_facts_tell_who_answers_for_the_system() -> None:
    found = qualified(**HIGH_RISK | {"origine": "interne"}).facts
    assert (found["fournisseur"], found["haut_risque"]) == (Status.PROBABLE, Status.PROBABLE)


def test_a_status_has_its_words() -> None:
    assert [one.words for one in Status] == ["Probable", "À vérifier", "Non concerné"]


def test_an_unknown_duty_is_not_found() -> None:
    with pytest.raises(KeyError):
        qualified().finding("inconnu")


# Whatever is answered.

QUESTIONS = loading.current("qualification")


def _any_answer(key: str) -> st.SearchStrategy[list[str]]:
    item = QUESTIONS.by_key[key]
    values = [option.value for option in QUESTIONS.options_of(item)]
    if item.kind == "choices":
        return st.lists(st.sampled_from(values), min_size=1, unique=True) | st.just([GAP])
    if item.kind == "choice":
        return st.sampled_from([*values, GAP]).map(lambda value: [value])
    if item.kind == "month":
        return st.sampled_from([["07/2026"], ["12/2027"], [GAP]])
    return st.integers(0, 100_000).map(lambda number: [str(number)]) | st.just([GAP])


FORMS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {}, optional={key: _any_answer(key) for key in QUESTIONS.by_key}
)


def _found(said: Answers) -> dict[str, Status]:
    found = result(QUESTIONS, said, reading.current(), DAY)
    return {one.duty.key: one.status for one in found.findings}


@given(FORMS)
@settings(max_examples=60, deadline=None)
def test_every_form_has_a_whole_result_with_a_reason_for_each_duty(form: dict[str, Any]) -> None:
    found = result(QUESTIONS, of_form(QUESTIONS, form).answers, reading.current(), DAY)
    assert len(found.findings) == len(reading.current().duties)
    for one in found.findings:
        assert one.because
        assert one.phases or one.status is Status.NOT_CONCERNED
        if one.status is Status.TO_VERIFY:
            assert one.gaps or one.doubt
        else:
            assert not one.doubt
    said = json.dumps(
        [asdict(reason) for one in found.findings for reason in one.because], ensure_ascii=False
    )
    assert "conforme" not in said.lower()


@given(FORMS, st.data())
@settings(max_examples=60, deadline=None)
def test_filling_a_gap_never_turns_what_was_settled(form: dict[str, Any], data: Any) -> None:
    """An answer where there was none may settle a duty; it never makes one change sides."""
    before = of_form(QUESTIONS, form).answers
    gaps = [item.key for item in QUESTIONS.items if before.get(item.key, Answer()).value is None]
    key = data.draw(st.sampled_from(gaps)) if gaps else "technique"
    if not gaps:
        return
    filled = of_form(QUESTIONS, to_form(before) | {key: data.draw(_any_answer(key))}).answers
    settled = {key: one for key, one in _found(before).items() if one is not Status.TO_VERIFY}
    after = _found(filled)
    assert {key: after[key] for key in settled} == settled


@given(FORMS, st.dates(date(2017, 1, 1), date(2031, 1, 1)))
@settings(max_examples=30, deadline=None)
def test_the_day_changes_the_dates_only(form: dict[str, Any], day: date) -> None:
    said = of_form(QUESTIONS, form).answers
    found = result(QUESTIONS, said, reading.current(), day)
    assert {one.duty.key: one.status for one in found.findings} == _found(said)
    for one in found.findings:
        assert {*one.in_force, *one.to_come} == set(one.phases)
