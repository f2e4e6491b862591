"""From an OpenAPI description to what the documentation page shows."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from iatheque.lib.messages import N_

_WORDS = {
    "string": N_("texte"),
    "number": N_("nombre"),
    "integer": N_("nombre entier"),
    "boolean": N_("vrai ou faux"),
    "null": "null",
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
                answer=_answer(operation["responses"]["200"]),
            )


def _parameter(found: dict[str, Any]) -> Member:
    return Member(found["name"], shape_of(found["schema"]), found["description"])


def _answer(response: dict[str, Any]) -> Shape:
    return shape_of(response["content"]["application/json"]["schema"])


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
    types = schema.get("type", "string")
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
