"""What an extension of the model is."""

from dataclasses import dataclass

from iatheque.schema.field import Field


@dataclass(frozen=True, slots=True)
class Extension:
    """A named, versioned set of fields kept beside the published ones.

    Field keys start with the extension's key and `_`, so that one flat namespace serves storage,
    exports and URL parameters without ever meeting a published key.
    """

    key: str
    version: str
    date: str
    label: str
    help: str
    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        for field in self.fields:
            if not field.key.startswith(f"{self.key}_"):
                raise ValueError(f"{field.key}: an extension field starts with « {self.key}_ »")
        object.__setattr__(self, "fields", tuple(field.within(self.key) for field in self.fields))
