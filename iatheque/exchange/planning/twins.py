"""Lines of one file that speak of the same project: the first counts, the others are doubts."""

from collections.abc import Iterator

from .identity import Identity
from .known import Known


class Twins:
    """The lines met so far, by the project they are about."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}

    def first(self, number: int, identity: Identity, project: Known | None) -> int:
        """Return the number of the first line about the same project, `number` when this is it."""
        looked_up = list(_answers_to(identity, project))
        for name in looked_up:
            if name in self._first:
                return self._first[name]
        for name in (*looked_up, *_names(identity, project)):
            self._first.setdefault(name, number)
        return number


def _answers_to(identity: Identity, project: Known | None) -> Iterator[str]:
    """Yield the names under which an earlier line would be about the same project."""
    if project is not None:
        yield f"#{project.pk}"
    elif identity.public_id:
        yield f"={identity.public_id}"
    elif identity.name:
        if identity.siret:
            yield f"{identity.siret} {identity.name}"
        yield f"{'unsure' if identity.is_sure else 'any'} {identity.authority} {identity.name}"


def _names(identity: Identity, project: Known | None) -> Iterator[str]:
    """Yield the other names that a later line may give to the new project of this line."""
    if project is not None or not identity.name:
        return
    if identity.siret:
        yield f"{identity.siret} {identity.name}"
    yield f"any {identity.authority} {identity.name}"
    if not identity.is_sure:
        yield f"unsure {identity.authority} {identity.name}"
