"""What surrounds the questions of a step: where one is, what is saved, where to go next."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from iatheque.access.gate import level_of, opened_extensions
from iatheque.projects.domain.parts import remarks_on
from iatheque.projects.models import Draft, Project
from iatheque.schema.levels import Level
from iatheque.web.filters import translated

from .questions import marks, notable
from .rows import row, step_links, step_path
from .steps import EXTRA_STEPS, Step, series_of


def frame(request: HttpRequest, project: Project, step: Step) -> dict[str, Any]:
    """Return the context shared by the pages of `step`."""
    series = series_of(step)
    rank = series.index(step)
    return {
        "row": row(project, request.viewer),
        "step": step,
        "number": rank + 1,
        "count": len(series),
        "is_extra": series is EXTRA_STEPS,
        "steps": step_links(project, series),
        "previous": step_path(project, series[rank - 1].slug) if rank else "",
        "is_last": step is series[-1],
        "marks": json.dumps(marks(step, project.draft)),
    }


def after(project: Project, step: Step) -> str:
    """Return the address that follows `step`: the next one, or the sending page."""
    series = series_of(step)
    rank = series.index(step) + 1
    if rank < len(series):
        return step_path(project, series[rank].slug)
    return reverse("workspace:project", kwargs={"public_id": project.public_id})


def saved_state(step: Step, draft: Draft) -> dict[str, Any]:
    """Return what the page needs to go on after it saved by itself."""
    opened = opened_extensions(draft.values)
    return {
        "dit": _("Enregistré à %(time)s.") % {"time": timezone.localtime().strftime("%H h %M")},
        "revision": draft.revision,
        "marques": json.dumps(marks(step, draft)),
        "lecteurs": {field.key: _sign(level_of(field, opened)) for field in step.fields},
        "remarques": {
            key: [
                {
                    "classe": f"remark-{remark.severity.value}",
                    "genre": translated(remark.severity.label),
                    "texte": translated(remark.message),
                }
                for remark in found
            ]
            for key, found in notable(remarks_on(draft)).items()
            if key in step.keys
        },
    }


def _sign(level: Level) -> dict[str, str]:
    return {"classe": f"sign-{level.slug}", "mot": translated(level.label)}
