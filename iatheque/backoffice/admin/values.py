"""How the values of a draft or a publication are laid out for the team."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from iatheque.schema.cells import write
from iatheque.schema.field import Value
from iatheque.schema.model import ALL_FIELDS

_HEAD = "<tr>{}</tr>"
_HEAD_CELL = "<th scope='col'>{}</th>"
_ROW = "<tr><th scope='row'>{}</th><td><code>{}</code></td><td>{}</td><td>{}</td></tr>"


def values_table(values: Mapping[str, Value]) -> SafeString:
    """Return a table of the filled fields, in published order: label, key, level, value."""
    heads = (gettext("Question"), gettext("Clé"), gettext("Lu par"), gettext("Réponse"))
    rows = (
        (gettext(field.label), field.key, gettext(field.level.label), write(values[field.key]))
        for field in ALL_FIELDS
        if field.key in values
    )
    return format_html(
        "<table><thead>{}</thead><tbody>{}</tbody></table>",
        format_html(_HEAD, format_html_join("", _HEAD_CELL, ((head,) for head in heads))),
        format_html_join("", _ROW, rows),
    )
