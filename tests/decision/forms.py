"""Forms that people might send, drawn for the properties that hold whatever is answered."""

from typing import Any

from hypothesis import strategies as st

from iatheque.decision.questionnaire import UNKNOWN, Item, Kind, Questionnaire

Form = dict[str, list[str]]
_WORDS = st.text("aeé ’0<&\n", max_size=12)
_LINKS = st.sampled_from(["", "https://exemple.example/preuve"])


def forms(questionnaire: Questionnaire) -> st.SearchStrategy[Form]:
    """Return readable forms: any of the items, asked or not, each with its comment and proof."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    measures = [one.value for one in questionnaire.measures]
    for item in questionnaire.items:
        fields[item.key] = _answered(questionnaire, item) | st.just([UNKNOWN])
        fields[f"{item.key}.commentaire"] = _WORDS.map(lambda said: [said])
        fields[f"{item.key}.lien"] = _LINKS.map(lambda link: [link])
        if measures:
            fields[f"{item.key}.mesures"] = st.lists(st.sampled_from(measures), unique=True)
    return st.fixed_dictionaries({}, optional=fields)


def _answered(questionnaire: Questionnaire, item: Item) -> st.SearchStrategy[list[str]]:
    if item.kind in {Kind.NOTE, Kind.CHOICE, Kind.CHOICES}:
        chosen = st.sampled_from([one.value for one in questionnaire.options_of(item)])
        return st.lists(chosen, min_size=1, max_size=3 if item.kind is Kind.CHOICES else 1)
    if item.kind is Kind.NUMBER:
        highest = 1e6 if item.maximum is None else item.maximum
        lowest = 0 if item.minimum is None else item.minimum
        return st.integers(int(lowest + 0.999), int(highest)).map(lambda number: [str(number)])
    if item.kind is Kind.MONTH:
        return st.sampled_from([["07/2026"], ["12/2027"]])
    return _WORDS.map(lambda said: [said])
