"""French spacing."""

from iatheque.web.typography import ngettext, spaced


def test_spaces_of_french_punctuation_do_not_break() -> None:
    assert spaced("Il dit : « Oui ! Et vous ? » ; 12 %% de 3 €, %(name)s") == (
        "Il dit\xa0: «\xa0Oui\xa0! Et vous\xa0?\xa0»\xa0; 12\xa0%% de 3\xa0€, %(name)s"
    )


def test_spaces_of_plural_forms_too() -> None:
    assert ngettext("%(num)s choix :", "%(num)s choix :", 2) == "%(num)s choix\xa0:"


def test_none_is_singular_in_french() -> None:
    assert [ngettext("demande", "demandes", number) for number in (0, 1, 2)] == [
        "demande",
        "demande",
        "demandes",
    ]
