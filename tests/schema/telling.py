"""What reading says of one cell, in short."""

from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.reading import read


def told(key: str, raw: object) -> tuple[object, list[str]]:
    """Return the value read and the codes of the remarks, in order."""
    reading = read(FIELD_BY_KEY[key], raw)
    return reading.value, [remark.code for remark in reading.remarks]
