"""What each document says of a known project, word for word, and of a project nobody knows."""

import pathlib
from dataclasses import replace

import pytest

from iatheque.decision.documents.facts import Facts
from iatheque.decision.documents.filling import export, fill
from iatheque.decision.documents.registry import BY_KEY, DOCUMENTS
from iatheque.decision.documents.template import Grid, Record, Template, Words
from iatheque.decision.law import reading
from iatheque.lib.documents.blocks import (
    Heading,
    Lines,
    Paragraph,
    Picture,
    Points,
    Run,
    Table,
    as_text,
    plain,
    words,
)
from iatheque.schema.model import FIELD_BY_KEY

from .cases import NOTHING, SVG, WHOLE, said, written

EXPECTED = pathlib.Path(__file__).parent / "expected"


@pytest.mark.parametrize("key", BY_KEY)
@pytest.mark.parametrize(("name", "facts"), [("rempli", WHOLE), ("vierge", NOTHING)])
def test_a_document_says_exactly_this(key: str, name: str, facts: Facts) -> None:
    assert written(key, facts) == (EXPECTED / f"{key}.{name}.txt").read_text(encoding="utf-8")


def test_every_expected_text_is_that_of_a_document() -> None:
    names = {f"{key}.{name}.txt" for key in BY_KEY for name in ("rempli", "vierge")}
    assert {path.name for path in EXPECTED.iterdir()} == names


@pytest.mark.parametrize("template", DOCUMENTS, ids=lambda one: one.key)
def test_the_head_says_whose_it_is_and_who_checks_it(template: Template) -> None:
    found = fill(template, WHOLE, said)
    assert (found.title, found.letterhead, found.author, found.language) == (
        f"{template.title} : Prévoir les repas",
        "Ville, SIREN 212202782",
        "Ville",
        "fr-FR",
    )
    assert found.notice == (
        f"Document préparatoire, à vérifier par {template.verifier} avant tout usage. Ce qui reste "
        "à écrire est entre crochets : [à compléter]."
    )
    assert found.footer == f"{template.title} · Prévoir les repas · préparatoire"


def test_a_model_without_project_bears_the_name_of_nobody() -> None:
    found = fill(BY_KEY["mention-explicite"], NOTHING, said)
    assert (found.title, found.letterhead, found.author) == ("Mention explicite", "", "IAthèque")


def test_what_somebody_wrote_is_neither_a_key_nor_a_message() -> None:
    """Her words are kept as they are, even when they look like ours."""
    template = Template("a", "A", "B", "C", "D", (Words("Nom : %(nom_projet)s."),), ())
    facts = replace(NOTHING, sheet={"nom_projet": "%(siren)s 100 % à compléter"})
    [_reference, paragraph, *_rest] = fill(template, facts, said).blocks
    assert paragraph == Paragraph((Run("Nom : "), Run("%(siren)s 100 % à compléter"), Run(".")))


def test_a_picture_is_the_one_of_the_evaluation() -> None:
    found = fill(BY_KEY["dossier-cst"], WHOLE, said).blocks
    assert [one for one in found if isinstance(one, Picture)] == [
        Picture(SVG, "Ensemble : 3 sur 4.", "Girouet")
    ]


def test_an_evaluation_that_is_missing_is_a_blank_with_the_way_to_it() -> None:
    template = Template("a", "A", "B", "C", "D", (Grid("Notes", ("Un",), "notes", "radar"),), ())
    [_reference, paragraph, *_rest] = fill(template, NOTHING, said).blocks
    address = "https://ici.example/r/"
    assert paragraph == Paragraph(
        (Run("évaluation à faire", is_blank=True), Run(" "), Run(address, url=address))
    )


def test_an_address_among_the_values_is_a_link() -> None:
    template = Template("a", "A", "B", "C", "D", (Record("Où", (("Fiche", "address"),)),), ())
    [_reference, table, *_rest] = fill(template, WHOLE, said).blocks
    assert isinstance(table, Table)
    assert table.rows == ((words("Fiche"), words(WHOLE.address, WHOLE.address)),)


def test_the_annex_is_data_too_with_null_for_what_is_not_known() -> None:
    assert export(BY_KEY["annexe-viii-c"], WHOLE) == {
        "1_deployeur": {
            "nom": "Ville",
            "siren": "212202782",
            "adresse": None,
            "coordonnees": "cantine@ville.example",
        },
        "2_personne_qui_transmet": {"nom": None, "adresse": None, "coordonnees": None},
        "3_url_entree_du_fournisseur": None,
        "4_resume_analyse_droits_fondamentaux": None,
        "5_resume_analyse_protection_des_donnees": None,
    }


def test_a_field_of_the_model_named_by_a_document_exists() -> None:
    keys = {
        key
        for template in DOCUMENTS
        for part in template.body
        if isinstance(part, Record)
        for _label, key in part.rows
        if key.startswith("redevabilite_")
    }
    assert keys - set(FIELD_BY_KEY) == set()
    assert keys


def test_the_law_says_prepared_what_the_registry_prepares() -> None:
    """A paper of the law has the key of its template; the inventory is that of an authority."""
    law = reading.current()
    papers = {one for duty in (*law.duties, *law.bans) for one in duty.documents}
    prepared = {one.key for one in papers if one.is_prepared}
    known = {key.replace("-", "_") for key in BY_KEY}
    assert prepared == {one.key for one in papers if one.key in known} | {"inventaire"}
    assert known - prepared == {"note_de_decision"}


def test_what_speaks_of_a_tool_that_the_site_does_not_offer_is_left_out() -> None:
    facts = replace(NOTHING, tools={"qualification": "https://ici.example/q/"})
    found = as_text(fill(BY_KEY["fria"], facts, said))
    assert [line for line in found if "radar" in line or "girouet" in line] == []
    assert any("radar" in line for line in as_text(fill(BY_KEY["fria"], NOTHING, said)))


def test_the_assessment_of_rights_takes_the_notes_on_trust_and_what_agents_find_hard() -> None:
    found = fill(BY_KEY["fria"], WHOLE, said).blocks
    [trust] = [one for one in found if isinstance(one, Table) and "radar" in one.caption]
    assert trust.rows == ((words("2. Biais"), words("ne sait pas")),)
    lists = [one for one in found if isinstance(one, Points)]
    assert lists[0].items == (words("Autonomie : former."),)


def test_a_column_that_nobody_filled_is_left_out() -> None:
    grid = Grid("Notes", ("Un", "Deux"), "notes", "radar")
    template = Template("a", "A", "B", "C", "D", (grid,), (), lambda _: {"notes": [("x", "")]})
    [_reference, table, *_rest] = fill(template, WHOLE, said).blocks
    assert table == Table("Notes", ("Un",), ((words("x"),),))


def test_a_tool_that_said_nothing_is_named_once_in_a_row() -> None:
    grid = Grid("Notes", ("Un",), "notes", "radar")
    template = Template("a", "A", "B", "C", "D", (grid, grid), ())
    found = fill(template, NOTHING, said).blocks
    assert [type(one).__name__ for one in found[:3]] == ["Paragraph", "Paragraph", "Heading"]


@pytest.mark.parametrize("template", DOCUMENTS, ids=lambda one: one.key)
def test_what_is_checked_is_on_a_page_that_is_taken_off(template: Template) -> None:
    found = fill(template, WHOLE, said).blocks
    starts = [one.text for one in found if isinstance(one, Heading) and one.starts_page]
    assert starts == ["Vérification, à ôter de ce qui est signé"]
    place = [one for one in found if isinstance(one, Lines)][-1]
    assert [plain(one) for one in place.lead] == [
        "Fait à [à compléter : lieu], le [à compléter : date].",
        f"Pour Ville, à signer par {template.signatory}.",
    ]
