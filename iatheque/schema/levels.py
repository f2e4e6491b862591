"""The three access levels, ordered: a person reads her level and those below."""

from enum import IntEnum

from iatheque.lib.messages import N_


class Level(IntEnum):
    """Access level of a field or of a reader; a higher number opens more."""

    PUBLIC = 0
    RESTREINT = 1
    EXPERT = 2

    @property
    def slug(self) -> str:
        """The name used in commands, directories and files: `public`, `restreint`, `expert`."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The words shown beside the level sign."""
        return _LABELS[self]

    @classmethod
    def from_slug(cls, slug: str) -> "Level":
        """Return the level of that name; raise `KeyError` when there is none."""
        return cls[slug.upper()]


_LABELS = {
    Level.PUBLIC: N_("Tout public"),
    Level.RESTREINT: N_("Agents"),
    Level.EXPERT: N_("Experts"),
}
