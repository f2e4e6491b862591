"""What becomes of a line, once the project it is about is known and loaded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from iatheque.exchange.options import Options
from iatheque.exchange.plan import Action, PlanLine, Write
from iatheque.lib.messages import N_, Message, message
from iatheque.projects.models import Draft
from iatheque.projects.states import State
from iatheque.schema.field import Value

from .merging import Merged, merge
from .recognising import Case

# What an import may change; `set_state` decides the rest.
OPEN_STATES = frozenset({State.DRAFT, State.PUBLISHED})

_UNPUBLISHED_CHANGES = N_(
    "Ce projet a un brouillon différent de sa dernière publication : l’import part du brouillon."
)
_STAYS_DRAFT = N_("Ce projet est un brouillon en cours d’écriture : il n’est pas publié.")


@dataclass(frozen=True, slots=True)
class Held:
    """What the catalogue holds of a project: its draft, and its published values if it has any."""

    draft: Draft
    published: Mapping[str, Value] | None

    @property
    def has_unpublished_changes(self) -> bool:
        """True when publishing the draft would show more than what a line changes."""
        return self.published is not None and self.published != self.draft.values

    @property
    def is_nobodys(self) -> bool:
        """True for a draft that an import kept and that no person has worked on since."""
        return self.draft.updated_by_id is None


def decide(case: Case, held: Held | None, options: Options) -> tuple[PlanLine, Write | None]:
    """Return the line of the plan, and what applying it stores."""
    if case.kept_out:
        return _line(case, case.kept_out, held=held), None
    if held is None:
        merged = merge({}, {}, case.row.cells)
        return _decide_new(case, merged, options)
    merged = merge(held.draft.values, held.draft.unread, case.row.cells)
    return _decide_known(case, merged, held, options)


def _decide_new(case: Case, merged: Merged, options: Options) -> tuple[PlanLine, Write | None]:
    if not merged.is_wrong:
        return _line(case, Action.CREATED, merged), _write(case, merged, publishes=True)
    line = _line(case, Action.REFUSED, merged, is_draft=options.drafts)
    return line, _write(case, merged) if options.drafts else None


def _decide_known(
    case: Case, merged: Merged, held: Held, options: Options
) -> tuple[PlanLine, Write | None]:
    state = State(held.draft.project.state)
    changes = bool(merged.differences) or merged.unread != held.draft.unread
    if state not in OPEN_STATES:
        return _decide_closed(case, merged, held, state)
    if merged.is_wrong:
        is_draft = state is State.DRAFT
        line = _line(case, Action.REFUSED, merged, held, is_draft=is_draft)
        stores = is_draft and changes and options.drafts
        return line, _write(case, merged, held) if stores else None
    publishes = bool(merged.differences) if state is State.PUBLISHED else held.is_nobodys
    if not changes and not publishes:
        return _line(case, Action.UNCHANGED, merged, held), None
    stays = state is State.DRAFT and not publishes
    line = _line(case, Action.UPDATED, merged, held, is_draft=stays)
    return line, _write(case, merged, held, publishes=publishes)


def _decide_closed(
    case: Case, merged: Merged, held: Held, state: State
) -> tuple[PlanLine, Write | None]:
    """A project under review, refused or withdrawn is not changed behind people's backs."""
    if not merged.differences:
        return _line(case, Action.UNCHANGED, merged, held), None
    why = N_("Ce projet est dans l’état « %(state)s » : un import ne le modifie pas.")
    reason = message(why, state=str(state.label))
    return _line(case, Action.DOUBTFUL, merged, held, reason=reason), None


def _write(
    case: Case, merged: Merged, held: Held | None = None, *, publishes: bool = False
) -> Write:
    return Write(
        pk=held.draft.pk if held else None,
        revision=held.draft.revision if held else 0,
        public_id="" if held else case.identity.public_id,
        values=merged.values,
        unread=merged.unread,
        publishes=publishes,
        line=case.row.number,
    )


def _line(
    case: Case,
    action: Action,
    merged: Merged | None = None,
    held: Held | None = None,
    *,
    reason: Message | None = None,
    is_draft: bool = False,
) -> PlanLine:
    known = held.draft.values if held else {}
    shows_changes = merged is not None and held is not None
    return PlanLine(
        number=case.row.number,
        action=action,
        project=case.project.public_id if case.project else "",
        authority=_shown(case, known, "coll_nom"),
        name=_shown(case, known, "nom_projet"),
        reason=reason or case.reason,
        notes=tuple(_notes(case, action, held, is_draft=is_draft)),
        suggestion=case.suggestion,
        differences=merged.differences if merged and shows_changes else (),
        remarks=case.remarks + (merged.remarks if merged else ()),
        is_draft=is_draft,
    )


def _shown(case: Case, known: Mapping[str, Value], key: str) -> str:
    found = " ".join(case.row.cells.get(key, "").split())
    return (found or str(known.get(key, "")))[:200]


def _notes(case: Case, action: Action, held: Held | None, *, is_draft: bool) -> Iterator[Message]:
    if held is not None and held.has_unpublished_changes:
        yield message(_UNPUBLISHED_CHANGES)
    if action is Action.UPDATED and is_draft:
        yield message(_STAYS_DRAFT)
