"""What an extension of the model is."""

from dataclasses import dataclass

from iatheque.schema.field import Field

# The answer that opens an extension to everybody, for one project.
OPEN = "tout public"


@dataclass(frozen=True, slots=True)
class Extension:
    """A named, versioned set of fields kept beside the published ones.

    Field keys start with the extension's key and `_`, so that one flat namespace serves storage,
    exports and URL parameters without ever meeting a published key. `opener` is the key of the
    field by which an author opens her answers to everybody, by answering `OPEN`; empty when the
    levels of the fields alone decide.
    """

    key: str
    version: str
    date: str
    label: str
    help: str
    fields: tuple[Field, ...]
    opener: str = ""

    def __post_init__(self) -> None:
        for field in self.fields:
            if not field.key.startswith(f"{self.key}_"):
                raise ValueError(f"{field.key}: an extension field starts with « {self.key}_ »")
        if self.opener and self.opener not in {field.key for field in self.fields}:
            raise ValueError(f"{self.opener}: the opener of an extension is one of its fields")
        object.__setattr__(self, "fields", tuple(field.within(self.key) for field in self.fields))
