"""One project as a JSON object: the same for files, API, sheet and structured data."""

from iatheque.access.gate import opened_extensions, readable_fields, shown_fields
from iatheque.projects.entries import Entry
from iatheque.schema.field import Value

Document = dict[str, Value | None]


def as_json(entry: Entry, site_url: str) -> Document:
    """Return id, url, then the readable published fields in published order (None when empty).

    Lists stay lists and degrees numbers; which fields are readable follows the entry's level.
    """
    fields = readable_fields(entry.level)
    head: Document = {"id": entry.id, "url": site_url + entry.path}
    return head | {field.key: entry.values.get(field.key) for field in fields}


def as_json_with_extensions(entry: Entry, site_url: str) -> dict[str, Value | Document | None]:
    """Return `as_json`, and under `extensions` the readable extension values by field key.

    Those of an extension that the author of this project opened are among them.
    """
    fields = shown_fields(entry.level, opened_extensions(entry.values))
    extensions: Document = {
        field.key: entry.values.get(field.key) for field in fields if field.extension
    }
    return {**as_json(entry, site_url), "extensions": extensions}
