"""The roles of people, ordered: each may do what those below it may."""

from enum import IntEnum


class Role(IntEnum):
    """From an agent who writes to the administrator of the library."""

    CONTRIBUTOR = 1
    APPROVER = 2
    MODERATOR = 3
    ADMINISTRATOR = 4
