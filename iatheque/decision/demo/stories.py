"""Which evaluations each invented project has, and who reads them; the answers are in files.

Never a real project: an evaluation of one would be an invention about a real authority.
"""

from dataclasses import dataclass
from typing import NamedTuple

from iatheque.schema.levels import Level


class Opening(NamedTuple):
    """A result that its authority shares: from this tool, at this moment, with these readers."""

    tool: str
    moment: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The evaluations of the project `public_id`, from the files of `folder`.

    `author` answers and `approver` shares: names of accounts of the demonstration. The radar takes
    the means of the girouet at `from_girouet`; the footprint goes to the sheet if `is_written`.
    """

    public_id: str
    folder: str
    author: str = "voisinage"
    approver: str = "voisinage"
    openings: tuple[Opening, ...] = ()
    from_girouet: str = ""
    is_written: bool = False


STORIES = (
    Story(
        public_id="fictif2222",
        folder="cantine",
        author="agent",
        approver="referent",
        openings=(
            Opening("radar", "amont", Level.PUBLIC),
            Opening("radar", "preparation", Level.RESTREINT),
            Opening("radar", "production", Level.PUBLIC),
            Opening("girouet", "fin", Level.PUBLIC),
        ),
        from_girouet="production",
        is_written=True,
    ),
    Story(
        public_id="fictif3333",
        folder="aides",
        openings=(
            Opening("radar", "preparation", Level.RESTREINT),
            Opening("girouet", "cours", Level.PUBLIC),
        ),
    ),
    Story(
        public_id="fictif4444",
        folder="nids-de-poule",
        openings=(
            Opening("radar", "amont", Level.PUBLIC),
            Opening("radar", "production", Level.PUBLIC),
        ),
    ),
    Story(
        public_id="fictif5555",
        folder="chauffage",
        openings=(
            Opening("radar", "amont", Level.RESTREINT),
            Opening("radar", "production", Level.PUBLIC),
            Opening("girouet", "amont", Level.PUBLIC),
            Opening("girouet", "fin", Level.PUBLIC),
        ),
    ),
    Story(
        public_id="fictif6666",
        folder="verre",
        openings=(
            Opening("radar", "preparation", Level.PUBLIC),
            Opening("girouet", "cours", Level.PUBLIC),
        ),
    ),
    Story(
        public_id="fictif7777",
        folder="eclairage",
        openings=(
            Opening("radar", "amont", Level.PUBLIC),
            Opening("radar", "preparation", Level.PUBLIC),
            Opening("radar", "production", Level.PUBLIC),
            Opening("girouet", "fin", Level.PUBLIC),
        ),
    ),
    Story(
        public_id="fictif2323",
        folder="chauves-souris",
        openings=(Opening("radar", "amont", Level.PUBLIC),),
    ),
    Story(public_id="fictif3434", folder="creche", author="agent", approver="referent"),
)
