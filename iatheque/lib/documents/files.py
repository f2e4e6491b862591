"""The kinds of file that a document is downloaded as."""

from typing import NamedTuple


class FileKind(NamedTuple):
    """A kind of file: its extension and its media type."""

    key: str
    media_type: str


DOCX = FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
PDF = FileKind("pdf", "application/pdf")
JSON = FileKind("json", "application/json; charset=utf-8")
