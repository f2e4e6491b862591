"""The git remote that the settings name, checked before any program sees it."""

import re
from dataclasses import dataclass

from iatheque.lib.messages import N_

from .refusals import PublicationError

_ADDRESS = re.compile(r"(?:https|ssh|file)://[^\s]+|[\w.-]+@[\w.-]+:[^\s]+")
_PASSWORD = re.compile(r"https://[^/@]*@")
_BRANCH = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock$|[/.]$))[\w][\w./-]{0,200}")


@dataclass(frozen=True, slots=True)
class Remote:
    """Where to publish and how to be let in: `token` over https, `key` (private) over ssh."""

    address: str
    branch: str
    token: str = ""
    key: str = ""
    seconds: int = 60

    def __post_init__(self) -> None:
        """Raise `PublicationError` for an address or a branch that git must not be given."""
        if not _ADDRESS.fullmatch(self.address):
            raise PublicationError(
                N_("IATHEQUE_GIT_REMOTE : une adresse https://, ssh:// ou file:// est attendue.")
            )
        if _PASSWORD.match(self.address):
            raise PublicationError(
                N_(
                    "IATHEQUE_GIT_REMOTE : l’adresse ne doit contenir ni nom ni secret ; donnez le "
                    "jeton dans IATHEQUE_GIT_TOKEN."
                )
            )
        if not _BRANCH.fullmatch(self.branch):
            raise PublicationError(
                N_("IATHEQUE_GIT_BRANCH : ce nom de branche n’est pas possible.")
            )

    @property
    def secrets(self) -> list[str]:
        """What must never be shown."""
        return [secret for secret in (self.token, *self.key.splitlines()) if len(secret) > 3]
