"""Any text passes through both writings of a graph."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib import Literal as RdfLiteral

from iatheque.exchange.dcat.graph import Iri, Literal, Node, french, json_ld, turtle

# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

PREFIXES = {"ex": "https://ex.example/#"}
A, B = "https://ex.example/a", "https://ex.example/b"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_a_text_is_read_back_whole(text: str) -> None:
    root = Node(A, "ex:Thing", {"ex:says": french(text)})
    expected = [RdfLiteral(text, lang="fr")]
    says = URIRef("https://ex.example/#says")

    for found in (
        Graph().parse(data=turtle(root, PREFIXES), format="turtle"),
        Graph().parse(data=json.dumps(json_ld(root, PREFIXES)), format="json-ld"),
    ):
        assert list(found.objects(URIRef(A), says)) == expected


def test_turtle_is_written_to_the_last_character() -> None:
    nobody = Node("", "ex:Nobody", {"ex:name": french("personne")})
    other = Node(B, "ex:Thing", {"ex:size": [Literal("3", datatype="ex:number")], "ex:none": []})
    links = {
        "ex:knows": [Iri("mailto:a@b.example"), other],
        "ex:is": [nobody],
        "ex:code": [Literal("x")],
    }

    assert turtle(Node(A, "ex:Thing", links), PREFIXES) == (
        "@prefix ex: <https://ex.example/#> .\n"
        "\n"
        "<https://ex.example/a> a ex:Thing ;\n"
        "    ex:knows <mailto:a@b.example>, <https://ex.example/b> ;\n"
        '    ex:is [ a ex:Nobody ;\n    ex:name "personne"@fr ] ;\n'
        '    ex:code "x" .\n'
        "\n"
        "<https://ex.example/b> a ex:Thing ;\n"
        '    ex:size "3"^^ex:number .\n'
    )
