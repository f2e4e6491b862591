"""Sentences for people, kept translatable from layers that know no framework."""

from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 - the conventional gettext no-op marker
    """Mark a French text for the translation catalogue and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A French sentence with named `%(name)s` parameters; `str()` gives it in French."""

    template: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.params if self.params else self.template


def message(template: str, **params: object) -> Message:
    """Build a `Message`; mark `template` with `N_` where it is written."""
    return Message(template, params)
