"""What a write does, through the domain functions that the form calls, and what it answers."""

from collections.abc import Iterable

from django.db import transaction
from django.http import HttpRequest

from iatheque.accounts.keyed_answers import Answer
from iatheque.moderation.domain.rules import NotAllowedError, locked
from iatheque.moderation.domain.submission import submit
from iatheque.organisations.models import Organisation
from iatheque.projects.domain.drafts import DraftConflictError, create_project, known_of
from iatheque.projects.domain.parts import remarks_on, save_part
from iatheque.projects.domain.publication import NotPublishableError
from iatheque.projects.models import Draft, Project
from iatheque.schema.checking import assess, errors
from iatheque.schema.remark import Remark

from . import drafts
from .bodies import Written
from .problems import RefusedError, problem_of, refuse_fields
from .revisions import conflict, require_revision, tag_of
from .rights import require_ability
from .writing import as_answer


def created(request: HttpRequest, organisation: Organisation, written: Written) -> Answer:
    """Make a draft of what was written, filled with what is known of its authority.

    Raises `RefusedError` when it has no name, or when something sent cannot be read.
    """
    found = assess({**known_of(organisation), **written.raw})
    said = [remark for remark in found.remarks if remark.key in written.raw]
    stops = [one for one in found.remarks if one.key == "nom_projet" and one.code == "missing"]
    _refuse([*_unfit(said), *stops])
    project = create_project(found, organisation=organisation, by=request.user)
    answer = shown(project, Draft.objects.get(project=project), said, status=201)
    answer.headers["Location"] = f"/api/v1/projets/{project.public_id}/brouillon"
    return answer


def changed(request: HttpRequest, project: Project, written: Written) -> Answer:
    """Save what was written into the draft, at the revision that was read, or not at all."""
    require_ability(request, project, "edit")
    require_revision(request, project.draft, written.raw)
    revision = project.draft.revision
    try:
        with transaction.atomic():
            draft, said = save_part(project, written.raw, revision=revision, by=request.user)
            _refuse(_unfit(said))
    except DraftConflictError as error:
        raise RefusedError(conflict(error.current, written.raw)) from None
    return shown(project, draft, said)


@transaction.atomic
def sent(request: HttpRequest, project: Project, message: str) -> Answer:
    """Send the draft to those who review; when a revision is given, that one and no other."""
    project = locked(project)
    require_ability(request, project, "submit")
    if "If-Match" in request.headers:
        require_revision(request, project.draft, {})
    _refuse(errors(remarks_on(project.draft)))
    try:
        submit(project, by=request.user, message=message)
    except NotPublishableError as error:
        _refuse(error.remarks)
    except NotAllowedError:
        raise RefusedError(problem_of(403)) from None
    project.refresh_from_db(fields=["state"])
    return shown(project, project.draft)


def shown(
    project: Project, draft: Draft, said: Iterable[Remark] = (), *, status: int = 200
) -> Answer:
    """Return the draft as an answer, its revision as ETag."""
    return as_answer(drafts.as_json(project, draft, said), status, ETag=tag_of(draft))


def _unfit(said: Iterable[Remark]) -> list[Remark]:
    """Return the errors on what was sent: kept, it would replace a good value by none.

    What is missing is no fault of a draft.
    """
    return [remark for remark in errors(said) if remark.code != "missing"]


def _refuse(stops: Iterable[Remark]) -> None:
    if faults := [drafts.remark_as_json(remark) for remark in stops]:
        refuse_fields(faults)
