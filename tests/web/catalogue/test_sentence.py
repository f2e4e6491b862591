"""The sentence of a list says what is shown, in French that agrees."""

import pytest
from django.http import QueryDict

from iatheque.access.gate import filterable_fields
from iatheque.schema.levels import Level
from iatheque.search.query import parse
from iatheque.web.catalogue.sentence import _AFTER, _NEAR, sentence


def said(parameters: str, total: int, *, level: Level = Level.EXPERT, **known: str) -> str:
    return sentence(parse(QueryDict(parameters).lists(), level), total, **known)


@pytest.mark.parametrize(
    ("parameters", "total", "words"),
    [
        ("", 30, "30 projets dans la bibliothèque"),
        ("", 1, "1 projet dans la bibliothèque"),
        ("", 0, "Aucun projet"),
        ("coll_type=Métropole&theme=Mobilités", 12, "12 projets de métropoles sur les mobilités"),
        ("coll_type=Métropole&theme=Mobilités", 1, "1 projet de métropole sur les mobilités"),
        ("coll_type=Métropole&theme=Mobilités", 0, "Aucun projet de métropole sur les mobilités"),
        ("coll_type=syndicat mixte", 2, "2 projets de syndicats mixtes"),
        ("coll_type=opérateur", 2, "2 projets d’opérateurs"),
        ("audience_service=grand public", 12345, "12\u202f345 projets pour le grand public"),
        ("q=cantine", 3, "3 projets répondant à «\xa0cantine\xa0»"),
        ("q=cantine", 0, "Aucun projet répondant à «\xa0cantine\xa0»"),
        ("theme=Mobilités&q=eau", 3, "3 projets sur les mobilités, répondant à «\xa0eau\xa0»"),
        ("projet_date=2024&q=eau", 3, "3 projets commencés en 2024, répondant à «\xa0eau\xa0»"),
        ("projet_status=Terminée&projet_date=2020", 1, "1 projet terminé, commencé en 2020"),
        (
            "projet_status=Terminée&projet_status=Abandonné&projet_date=2020&projet_date=2021",
            4,
            "4 projets terminés ou abandonnés, commencés en 2020 ou 2021",
        ),
        (
            "coll_type=Commune&coll_type=EPCI&coll_type=région",
            9,
            "9 projets de communes, d’intercommunalités ou de régions",
        ),
        (
            "coll_type=Commune&coll_type=EPCI&coll_type=région&coll_type=département",
            9,
            "9 projets de 4 types de collectivités",
        ),
        (
            "theme=Mobilités&sous_theme=Stationnement&sous_theme=Logistique urbaine",
            7,
            "7 projets sur les mobilités concernant le stationnement ou la logistique urbaine",
        ),
        (
            (
                "coll_type=Commune&projet_status=Abandonné&sous_theme=Flux et trafic"
                "&audience_service=agent&audience_service=élu&projet_date=2024&q=capteur"
            ),
            5,
            (
                "5 projets abandonnés de communes concernant les flux et le trafic"
                " pour les agents ou les élus, commencés en 2024, répondant à «\xa0capteur\xa0»"
            ),
        ),
        (
            (
                "budget=moins de 50k€&herbergement=NSP&type_algorithme=IA générative"
                "&mise_en_oeuvre=marché public"
            ),
            6,
            (
                "6 projets passés par un marché public, au budget annuel"
                " de moins de 50\u202f000\xa0€, à l’hébergement mal connu,"
                " fondés sur l’IA générative"
            ),
        ),
        ("coll_siret=243300316", 2, "2 projets portés par l’organisme 243300316"),
        (
            "placement_visee=plutôt nouveau",
            9,
            "9 projets avec «\xa0Ce que le projet change\xa0»\xa0: plutôt nouveau",
        ),
    ],
)
def test_sentence_of_a_query(parameters: str, total: int, words: str) -> None:
    assert said(parameters, total) == words


def test_sentence_names_the_authority_when_it_is_known() -> None:
    words = said("coll_siret=243300316", 1, authority="Ville 100 % rurale")

    assert words == "1 projet porté par Ville 100 % rurale"


def test_sentence_says_the_text_really_searched() -> None:
    assert said("q=canttine", 3, text="cantine") == "3 projets répondant à «\xa0cantine\xa0»"


def test_sentence_of_a_reserved_filter_is_silent_below_its_level() -> None:
    parameters = "budget=moins de 50k€&herbergement=NSP"

    assert said(parameters, 6, level=Level.PUBLIC) == "6 projets dans la bibliothèque"


def test_sentence_has_words_for_every_value_that_may_be_asked() -> None:
    clauses = _NEAR | _AFTER
    without_words = {
        key: [value for value in field.vocabulary.values if value not in clauses[key].words]
        for key, field in filterable_fields(Level.EXPERT).items()
        if field.vocabulary and not field.extension
    }

    assert without_words == {key: [] for key in without_words}
