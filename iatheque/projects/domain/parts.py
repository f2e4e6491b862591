"""Saving a part of a draft: what one page of a form or one request says, the rest untouched."""

from collections.abc import Mapping

from iatheque.accounts.models import User
from iatheque.projects.models import Draft, Project
from iatheque.schema.cells import Raw
from iatheque.schema.checking import Assessment, assess
from iatheque.schema.remark import Remark

from .drafts import save_draft


def save_part(
    project: Project, raw: Mapping[str, Raw], *, revision: int, by: User | None
) -> tuple[Draft, list[Remark]]:
    """Read `raw` by key into the draft that is at `revision`; return it and the remarks on `raw`.

    Keys that `raw` does not hold keep their values and their unread texts. Raises
    `DraftConflictError` when somebody saved in between; nothing is then written.
    """
    before = Draft.objects.get(project=project)
    found = assess({**before.values, **raw})
    kept = {key: texts for key, texts in before.unread.items() if key not in raw}
    merged = Assessment(found.values, found.remarks, {**kept, **found.unread})
    draft = save_draft(project, merged, revision=revision, by=by)
    return draft, [remark for remark in found.remarks if remark.key in raw]


def as_written(draft: Draft) -> dict[str, Raw]:
    """Return by key what people wrote: canonical values, with the texts that could not be read."""
    written: dict[str, Raw] = dict(draft.values)
    for key, texts in draft.unread.items():
        value = draft.values.get(key)
        if isinstance(value, list):
            written[key] = [*value, *texts]
        elif value is None:
            written[key] = "\n".join(texts)
    return written


def remarks_on(draft: Draft) -> tuple[Remark, ...]:
    """Return all there is to say of a draft, its unread texts included."""
    return assess(as_written(draft)).remarks


def answer_of(draft: Draft, key: str) -> tuple[object, object]:
    """Return the whole answer to `key`: what was read, and what could not be."""
    return draft.values.get(key), draft.unread.get(key)
