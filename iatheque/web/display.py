"""How the value of any field is written for people, whatever the field."""

from django.utils.translation import gettext

from iatheque.schema.field import NUMERIC, Field, Kind, Value
from iatheque.schema.reading import write

from .filters import day, month
from .words import labels


def text_of(field: Field, value: Value) -> str:
    """Return `value` on one line: labels of lists, dates in words, decimal commas, plain texts."""
    if isinstance(value, list):
        said = labels(field)
        return gettext(", ").join(said.get(item, item) for item in value)
    if field.vocabulary:
        return labels(field).get(str(value), str(value))
    if field.kind is Kind.MONTH:
        return month(str(value))
    if field.kind is Kind.DAY:
        return day(str(value))
    return write(value).replace(".", ",") if field.kind in NUMERIC else write(value)
