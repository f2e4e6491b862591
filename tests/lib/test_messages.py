"""Sentences that layers without a framework hand up."""

from iatheque.lib.messages import N_, Message, message


def test_message_says_its_sentence_with_what_was_found() -> None:
    assert str(message("« %(found)s » : %(count)d fois.", found="100 %", count=2)) == (
        "« 100 % » : 2 fois."
    )


def test_message_without_parameters_keeps_its_percent_signs() -> None:
    assert str(message("complet à 100 %")) == "complet à 100 %"


def test_marking_for_translation_changes_nothing() -> None:
    assert message(N_("Bonjour")) == Message("Bonjour", {})
