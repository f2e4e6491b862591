"""A project as its authors see it: where it stands, how full it is, what is left to say."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from iatheque.access.abilities import abilities
from iatheque.access.viewer import Viewer
from iatheque.lib import dates
from iatheque.projects.domain.parts import remarks_on
from iatheque.projects.models import Draft, Project
from iatheque.projects.states import State
from iatheque.schema.checking import asked, completeness, errors
from iatheque.schema.field import Field
from iatheque.schema.fields import FIELDS
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.remark import Remark

from .steps import STEP_OF, STEPS, Step

_SIGNS = {
    State.PUBLISHED: "state-good",
    State.CHANGES_REQUESTED: "state-warn",
    State.REFUSED: "state-stop",
    State.SUBMITTED: "state-wait",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What the list and the head of each page say of a project."""

    project: Project
    draft: Draft
    able: dict[str, bool]

    @property
    def name(self) -> str:
        """The name of the project, or what stands for it."""
        return str(self.draft.values.get("nom_projet") or _("Projet sans nom"))

    @property
    def path(self) -> str:
        """The address of its page here."""
        return reverse("workspace:project", kwargs={"public_id": self.project.public_id})

    @property
    def state(self) -> str:
        """The word of its state."""
        return str(self.project.get_state_display())

    @property
    def sign(self) -> str:
        """The class that colours this word."""
        return _SIGNS.get(State(self.project.state), "")

    @property
    def completeness(self) -> int:
        """How much of what is asked is filled, in percent, reserved fields included."""
        return completeness(self.draft.values, Level.EXPERT)

    @property
    def is_ahead(self) -> bool:
        """True when the draft was changed since the publication that readers see."""
        last = getattr(self.project, "last_published", None)
        return bool(last and self.project.state == State.PUBLISHED and self.draft.updated_at > last)

    @property
    def is_stale(self) -> bool:
        """True when what is published was last read again more than twelve months ago."""
        day = self.draft.values.get("date")
        return self.is_online and isinstance(day, str) and dates.is_stale(day, dates.today())

    @property
    def is_online(self) -> bool:
        """True when readers see it."""
        return self.project.state == State.PUBLISHED


def row(project: Project, viewer: Viewer) -> Row:
    """Return what to say of `project`, fetched with its draft and authority."""
    return Row(project, project.draft, abilities(viewer, project))


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form, and the address that leads to it."""

    field: Field
    href: str


def missing(project: Project) -> list[Place]:
    """Return the published fields nobody has answered, those that forbid publication first."""
    values, unread = project.draft.values, project.draft.unread
    empty = [
        field
        for field in FIELDS
        if not values.get(field.key) and field.key not in unread and asked(field, values)
    ]
    empty.sort(key=lambda field: (not field.blocking, not field.required))
    return [place(project, field) for field in empty]


def doubts(project: Project) -> list[tuple[Remark, Place]]:
    """Return what the model has to say of the answers given, each with its place."""
    return [
        (remark, place(project, FIELD_BY_KEY[remark.key]))
        for remark in remarks_on(project.draft)
        if remark.code != "missing"
    ]


def obstacles(project: Project) -> list[tuple[Remark, Place]]:
    """Return what forbids publication, each with its place."""
    return [
        (remark, place(project, FIELD_BY_KEY[remark.key]))
        for remark in errors(remarks_on(project.draft))
    ]


def place(project: Project, field: Field) -> Place:
    """Return where `field` is asked for `project`."""
    return Place(field, f"{step_path(project, STEP_OF[field.key].slug)}#champ-{field.key}")


def step_path(project: Project, slug: str) -> str:
    """Return the address of a step of the form."""
    return reverse("workspace:step", kwargs={"public_id": project.public_id, "slug": slug})


def step_links(project: Project, steps: tuple[Step, ...] = STEPS) -> list[tuple[Step, str]]:
    """Return the steps with their addresses."""
    return [(step, step_path(project, step.slug)) for step in steps]
