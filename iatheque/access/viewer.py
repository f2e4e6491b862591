"""The person who reads, reduced to what the gate needs to know."""

from dataclasses import dataclass

from iatheque.schema.levels import Level


@dataclass(frozen=True, slots=True)
class Viewer:
    """A reader: her level, and the SIREN of the authorities she belongs to or approves for.

    Built once per request; `Viewer.anonymous()` serves everything that is not a signed-in page.
    """

    level: Level = Level.PUBLIC
    user_id: int | None = None
    sirens: frozenset[str] = frozenset()
    is_moderator: bool = False
    approver_sirens: frozenset[str] = frozenset()
    is_administrator: bool = False

    @classmethod
    def anonymous(cls) -> "Viewer":
        """Return the reader about whom nothing is known."""
        return ANONYMOUS

    @property
    def is_anonymous(self) -> bool:
        """True when nobody is signed in."""
        return self.user_id is None


ANONYMOUS = Viewer()
