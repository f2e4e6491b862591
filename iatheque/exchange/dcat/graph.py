"""A small RDF graph as plain data, and its two writings: JSON-LD and Turtle.

rdflib would do it too; it is in the tests, which read both writings back and compare.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Iri:
    """A resource described elsewhere."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a language, or a value of a datatype (a prefixed name)."""

    value: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A resource we describe: its address (none: a blank node), its class, what is said of it."""

    iri: str
    kind: str
    links: Mapping[str, "list[Term]"]


Term = Iri | Literal | Node


def french(text: str) -> list[Term]:
    """Return one French text, as the value of a link."""
    return [Literal(text, language="fr")]


def json_ld(root: Node, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """Return `root` and all it leads to as one JSON-LD object."""
    return {"@context": dict(prefixes), **_object(root)}


def turtle(root: Node, prefixes: Mapping[str, str]) -> str:
    """Return `root` and all it leads to as a Turtle document."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    named = {node.iri: node for node in _named(root)}
    return head + "".join(f"\n<{iri}> {_said_of(node)} .\n" for iri, node in named.items())


def _object(term: Term) -> dict[str, Any]:
    if isinstance(term, Iri):
        return {"@id": term.value}
    if isinstance(term, Literal):
        about = {"@language": term.language, "@type": term.datatype}
        return {"@value": term.value, **{name: value for name, value in about.items() if value}}
    address = {"@id": term.iri} if term.iri else {}
    links = {name: [_object(value) for value in values] for name, values in term.links.items()}
    return {**address, "@type": term.kind, **links}


def _named(node: Node) -> Iterator[Node]:
    """Yield `node` if it has an address, then the nodes it leads to that have one."""
    if node.iri:
        yield node
    for values in node.links.values():
        for value in values:
            if isinstance(value, Node):
                yield from _named(value)


def _said_of(node: Node) -> str:
    lines = [f"a {node.kind}"]
    lines += [
        f"{name} {', '.join(_term(value) for value in values)}"
        for name, values in node.links.items()
        if values
    ]
    return " ;\n    ".join(lines)


def _term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<{term.value}>"
    if isinstance(term, Node):
        return f"<{term.iri}>" if term.iri else f"[ {_said_of(term)} ]"
    quoted = json.dumps(term.value, ensure_ascii=False)
    if term.language:
        return f"{quoted}@{term.language}"
    return f"{quoted}^^{term.datatype}" if term.datatype else quoted
