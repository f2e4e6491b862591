"""Imports as people make them, and what the library then holds."""

import io

from iatheque.accounts.models import User
from iatheque.intake.domain.applying import apply, begin
from iatheque.intake.domain.preparing import prepare, receive
from iatheque.intake.models import Import
from iatheque.projects import entries
from iatheque.projects.models import Draft, Project
from iatheque.schema.levels import Level
from tests.exchange.lines import table


def planned(
    *lines: dict[str, str], by: User, siren: str = "", content: bytes = b"", drafts: bool = False
) -> Import:
    """Return the import of these lines (or of `content`), its plan made."""
    file = io.BytesIO(content or table(*lines))
    of = receive(by=by, siren=siren, content=file, name="projets.csv", drafts=drafts)
    prepare(of)
    return of


def applied(*lines: dict[str, str], by: User, siren: str = "", drafts: bool = False) -> Import:
    """Return the import of these lines, applied."""
    of = planned(*lines, by=by, siren=siren, drafts=drafts)
    assert begin(of)
    assert apply(of)
    of.refresh_from_db()
    return of


def library() -> dict[str, tuple[object, ...]]:
    """Return, by name of project, what its writers and its readers see."""
    return {
        str(project.draft.values["nom_projet"]): _seen(project)
        for project in Project.objects.select_related("draft", "organisation").order_by("pk")
    }


def _seen(project: Project) -> tuple[object, ...]:
    draft: Draft = project.draft
    entry = entries.get(Level.EXPERT, project.public_id)
    return (
        project.state,
        project.siren,
        draft.values,
        draft.unread,
        entry and (entry.number, entry.values),
    )
