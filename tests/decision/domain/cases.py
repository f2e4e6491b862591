"""A project of a town, its people, and answers to its tools."""

from contextlib import suppress

from iatheque.accounts.models import User
from iatheque.decision.answers import Answer, Answers
from iatheque.decision.domain.gathering import TooFewToGatherError, gather
from iatheque.decision.domain.inviting import answer, invite
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.loading import current
from iatheque.decision.models import Evaluation, new_token
from iatheque.decision.results.girouet import GirouetResult
from iatheque.decision.shared import by_moment, girouets_of
from iatheque.organisations.models import Organisation, Role
from iatheque.projects.models import Project
from tests.factories import make_project
from tests.organisations.people import authority, member

PARTS = {"radar": "utilite", "girouet": "autonomie"}


def town(siren: str = "212202782") -> tuple[Organisation, User, User]:
    """Return an authority, an agent and an approver of hers."""
    place = authority(siren)
    return place, member(f"agent-{siren}", place), member(f"ref-{siren}", place, Role.APPROVER)


def project_of(place: Organisation, **changes: object) -> Project:
    """Return a published project of that authority."""
    return make_project(organisation=place, coll_siret=f"{place.siren}00018", **changes)


def noted(tool: str, note: int = 3) -> Answers:
    """Return the same note for every item of a tool."""
    return {item.key: Answer(note) for item in current(tool).items}


def given(tool: str, note: int = 3, revision: int = 0, moment: str = "amont") -> Given:
    """Return those answers, as they are saved."""
    return Given(current(tool), moment, noted(tool, note), revision)


def evaluate(project: Project, by: User, note: int = 3, moment: str = "amont") -> Evaluation:
    """Save a radar."""
    return save(project, given("radar", note, moment=moment), by=by)


def invited(project: Project, by: User, *notes: int, moment: str = "amont") -> None:
    """Let as many invited persons as there are notes answer the girouet; gather what may be."""
    row, _token = invite(project, "girouet", moment, by=by)
    for note in notes:
        answer(row, given("girouet", note, moment=moment), key=new_token())
    with suppress(TooFewToGatherError):
        gather(project, "girouet", moment, by=by)


def view(project: Project, moment: str = "amont") -> GirouetResult | None:
    """Return what several persons' answers to the girouet say together, as its people see it."""
    rows = Evaluation.objects.filter(project=project, tool="girouet").order_by("pk")
    return girouets_of(by_moment(list(rows))).get(moment)
