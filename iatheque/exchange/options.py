"""What the person who imports asks for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from iatheque.lib.messages import N_
from iatheque.schema.identifiers import is_siret, siren_of

from .refusals import ImportRefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`accept_suggestions` takes proposed SIRETs; `drafts` keeps lines in error as drafts.

    `accepted` takes those of these lines only; `settled` gives by line the identifier of the
    project that a person says it is about.
    `organisation` is the SIREN of the only authority whose projects may be touched. `sheet` names
    a sheet of a workbook. `previous_lines`: what a scheduled source brought last time.
    """

    accept_suggestions: bool = False
    accepted: Collection[int] = ()
    settled: Mapping[int, str] = field(default_factory=dict)
    drafts: bool = False
    organisation: str = ""
    sheet: str = ""
    previous_lines: int = 0


NO_OPTION = Options()


def organisation_siren(text: str) -> str:
    """Return the SIREN of the SIRET that a person typed; raise `ImportRefusedError` if wrong."""
    digits = "".join(text.split())
    if not is_siret(digits):
        raise ImportRefusedError(N_("« %(found)s » n’est pas un SIRET."), found=text)
    return siren_of(digits)
