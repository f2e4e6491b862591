"""From an OpenAPI description to what the documentation page shows."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from iatheque.lib.messages import N_

_ANY = "any"
_JSON = "application/json"
_WORDS = {
    "object": N_("objet"),
    "string": N_("texte"),
    "number": N_("nombre"),
    "integer": N_("nombre entier"),
    "boolean": N_("vrai ou faux"),
    "null": "null",
    _ANY: N_("toute valeur"),
}


class Shape(NamedTuple):
    """What a value is: words, the object it is made of, the values it is chosen from."""

    words: str
    reference: str = ""
    values: tuple[str, ...] = ()


class Member(NamedTuple):
    """A parameter, or a key of an object."""

    name: str
    shape: Shape
    description: str
    is_reserved: bool = False


class Operation(NamedTuple):
    """One address and method."""

    anchor: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Member]
    answer: Shape
    body: Shape | None
    example: str


class Object(NamedTuple):
    """An object of the answers."""

    name: str
    description: str
    members: list[Member]


def operations(described: dict[str, Any]) -> list[Operation]:
    """Return the operations in the order of the description."""
    return list(_operations(described))


def objects(described: dict[str, Any]) -> list[Object]:
    """Return the objects of the answers in the order of the description."""
    return [
        Object(name, schema.get("description", ""), list(_members(schema)))
        for name, schema in described["components"]["schemas"].items()
    ]


def _operations(described: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                anchor=operation["operationId"],
                method=method.upper(),
                path=path,
                summary=operation["summary"],
                description=operation.get("description", ""),
                parameters=[_parameter(found) for found in operation["parameters"]],
                answer=_answer(operation["responses"]),
                body=_body(operation),
                example=_example(operation),
            )


def _parameter(found: dict[str, Any]) -> Member:
    return Member(found["name"], shape_of(found["schema"]), found["description"])


def _answer(responses: dict[str, Any]) -> Shape:
    [done] = [status for status in responses if status.startswith("2")]
    return shape_of(responses[done]["content"][_JSON]["schema"])


def _body(operation: dict[str, Any]) -> Shape | None:
    found = operation.get("requestBody")
    return shape_of(found["content"][_JSON]["schema"]) if found else None


def _example(operation: dict[str, Any]) -> str:
    """Return the request as it could be typed, empty for a read."""
    found = operation.get("requestBody")
    if not found:
        return ""
    return json.dumps(found["content"][_JSON]["example"], ensure_ascii=False, indent=2)


def _members(schema: dict[str, Any]) -> Iterator[Member]:
    for name, found in schema["properties"].items():
        is_reserved = found.get("iatheque:acces", "public") != "public"
        yield Member(name, shape_of(found), found.get("description", ""), is_reserved)


def shape_of(schema: dict[str, Any]) -> Shape:
    """Return a JSON Schema in words: its type, the object or the closed list it refers to."""
    if "$ref" in schema:
        return Shape(_("objet"), reference=schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        shapes = [shape_of(choice) for choice in schema["anyOf"]]
        return shapes[0]._replace(words=_either(shape.words for shape in shapes))
    types = schema.get("type") or _ANY
    words = _either(_type(name, schema) for name in ([types] if isinstance(types, str) else types))
    inner = shape_of(schema["items"]) if "items" in schema else Shape("")
    values = tuple(value for value in schema.get("enum", ()) if value is not None)
    return Shape(words, inner.reference, values or inner.values)


def _type(name: str, schema: dict[str, Any]) -> str:
    if name == "array":
        return _("liste (%(items)s)") % {"items": shape_of(schema["items"]).words}
    return _(_WORDS[name])


def _either(words: Iterable[str]) -> str:
    return _(" ou ").join(words)
