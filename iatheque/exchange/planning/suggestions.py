"""The SIRET proposed in place of a wrong one: the only right one of the same authority."""

from iatheque.schema.identifiers import is_siret


class SiretsSeen:
    """The right SIRETs seen with each authority, in the file and in the catalogue."""

    def __init__(self) -> None:
        self._by_authority: dict[str, str] = {}

    def add(self, authority: str, siret: str) -> None:
        """Note that `authority` (comparable) goes with `siret`; wrong ones are no evidence."""
        if not authority or not is_siret(siret):
            return
        known = self._by_authority.setdefault(authority, siret)
        if known != siret:
            self._by_authority[authority] = ""

    def only_one(self, authority: str) -> str:
        """Return the only SIRET seen with `authority`; empty when none, or several."""
        return self._by_authority.get(authority, "")
