"""Second reading of each line: the SIRET proposed, the project it is about, what keeps it out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from iatheque.exchange.options import Options
from iatheque.exchange.plan import Action
from iatheque.exchange.readers.headers import ID
from iatheque.exchange.readers.table import Row
from iatheque.lib.messages import N_, Message, message
from iatheque.schema.identifiers import siren_of
from iatheque.schema.remark import Remark, Severity, excerpt

from .identity import Identity, identify
from .known import Catalogue, Known
from .matching import DoubtError, match
from .suggestions import SiretsSeen
from .twins import Twins


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A line and the project it is about; `kept_out` and `reason` when it stops there."""

    row: Row
    identity: Identity
    project: Known | None = None
    kept_out: Action | None = None
    reason: Message | None = None
    suggestion: str = ""
    remarks: tuple[Remark, ...] = ()


class Recogniser:
    """Says of each line, in the order of the file, which project it is about."""

    def __init__(self, catalogue: Catalogue, sirets: SiretsSeen, options: Options) -> None:
        self._catalogue = catalogue
        self._sirets = sirets
        self._options = options
        self._twins = Twins()

    def recognise(self, row: Row) -> Case:
        """Return the case of the next line."""
        case = self._suggest(Case(row=row, identity=identify(row.cells)))
        if row.excess:
            why = N_(
                "Cette ligne a plus de cases que d’en-têtes : un séparateur n’est sans doute pas "
                "entre guillemets."
            )
            return _refused(case, message(why))
        try:
            case = replace(case, project=match(case.identity, self._catalogue))
        except DoubtError as doubt:
            return self._within_reach(_doubtful(replace(case, project=doubt.project), doubt.note))
        first = self._twins.first(row.number, case.identity, case.project)
        if first != row.number:
            why = N_("Cette ligne et la ligne %(first)d parlent du même projet.")
            twin = _doubtful(case, message(why, first=first))
            return self._within_reach(twin) if self._is_hidden(case) else twin
        case = self._within_reach(_with_our_id(case))
        return case if case.kept_out else _complete(case)

    def _suggest(self, case: Case) -> Case:
        """Propose a SIRET for a wrong one, and take it when asked to."""
        proposed = self._sirets.only_one(case.identity.authority)
        if not case.identity.has_wrong_siret or not proposed:
            return case
        if not self._takes(case.row.number):
            return replace(case, suggestion=proposed)
        found = case.row.cells["coll_siret"].strip()
        why = message(N_("SIRET des autres lignes de la même collectivité."))
        note = Remark("coll_siret", Severity.CORRECTION, "suggested", why, found, proposed)
        row = replace(case.row, cells=case.row.cells | {"coll_siret": proposed})
        identity = replace(case.identity, siret=proposed)
        return replace(case, row=row, identity=identity, suggestion=proposed, remarks=(note,))

    def _takes(self, line: int) -> bool:
        return self._options.accept_suggestions or line in self._options.accepted

    def _is_hidden(self, case: Case) -> bool:
        """True for a project of another authority than the only one."""
        only = self._options.organisation
        return bool(only and case.project and case.project.siren != only)

    def _within_reach(self, case: Case) -> Case:
        """Refuse what is not of the only authority, and tell nothing of the project it is about."""
        only = self._options.organisation
        touched = set(_sirens(case))
        if not only or touched == {only}:
            return case
        why = (
            N_("L’import est limité à la collectivité %(siren)s, et cette ligne n’en est pas.")
            if touched
            else N_(
                "L’import est limité à la collectivité %(siren)s, et cette ligne n’a pas de SIRET "
                "juste qui dise qu’elle en est."
            )
        )
        return _refused(replace(case, project=None, remarks=()), message(why, siren=only))


def _complete(case: Case) -> Case:
    """A line that lacks a cell may lack it anywhere: what follows is then under a wrong header."""
    if not case.row.is_short:
        return case
    why = N_(
        "Cette ligne a moins de cases que d’en-têtes : une case manque, ou un retour à la ligne "
        "n’est pas entre guillemets."
    )
    return _doubtful(case, message(why))


def _with_our_id(case: Case) -> Case:
    """Tell that the identifier of the line, unknown here, gave way to that of its project."""
    found = case.identity.public_id
    if case.project is None or found in {"", case.project.public_id}:
        return case
    why = message(N_("Identifiant remplacé par celui de la bibliothèque."))
    kept = case.project.public_id
    note = Remark(ID, Severity.CORRECTION, "replaced", why, excerpt(found), kept)
    return replace(case, remarks=(*case.remarks, note))


def _sirens(case: Case) -> Iterator[str]:
    """Yield the authorities that the line touches: the one it names, the one of its project."""
    if case.identity.is_sure:
        yield siren_of(case.identity.siret)
    if case.project is not None and case.project.siren:
        yield case.project.siren


def _refused(case: Case, reason: Message) -> Case:
    return replace(case, kept_out=Action.REFUSED, reason=reason)


def _doubtful(case: Case, reason: Message) -> Case:
    return replace(case, kept_out=Action.DOUBTFUL, reason=reason)
