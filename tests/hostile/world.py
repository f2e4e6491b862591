"""Two authorities: everything that one may own, and the people of the other.

A new thing that an authority or a person owns (a file, a source, a figure…) is made in `build`,
and named in `parts` so that addresses can be written with it.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.moderation.domain import messages
from iatheque.moderation.domain.previews import create_link
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import CorrectionReport
from iatheque.organisations.models import Membership, Organisation, Role, Scope
from iatheque.organisations.tokens import create_token
from iatheque.projects.models import Draft, Project
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from iatheque.search.models import SavedSearch
from tests.factories import make_draft, make_project
from tests.harness.client import HouseClient
from tests.organisations.people import authority, member, person

SIREN, OTHER = "212202782", "243300316"
SLUG = "prevoir-les-repas-de-la-cantine"


@dataclass
class World:
    """What the authority `town` owns, and who looks at it. `parts` fills addresses."""

    town: Organisation
    agent: User
    approver: User
    moderator: User
    neighbour: User
    online: Project
    draft: Project
    parts: dict[str, str] = field(default_factory=dict)


def build(mark: str) -> World:
    """Return the world; every text that only the people of `town` may read holds `mark`."""
    town = authority(SIREN, siret="21220278200018")
    near = authority(OTHER, siret="24330031600011")
    world = World(
        town=town,
        agent=member("agent", town),
        approver=member("referente", town, Role.APPROVER),
        moderator=person("equipe", is_moderator=True),
        neighbour=member("voisine", near, Role.APPROVER),
        online=make_project(organisation=town, public_id="bbbbbbbbbb"),
        draft=make_draft(organisation=town, public_id="aaaaaaaaaa", nom_projet=mark),
    )
    Draft.objects.filter(project=world.online).update(values={**_values(world), "nom_projet": mark})
    review = submit(world.online, by=world.agent, message=mark)
    messages.write(review, by=world.agent, text=mark)
    report = CorrectionReport.objects.create(
        project=world.online, text=mark, proposal=mark, status="open", email="lectrice@ici.example"
    )
    preview, secret = create_link(world.online, by=world.agent, level=Level.PUBLIC)
    token, _secret = create_token(world.agent, town, name=mark[:100], scope=Scope.READ)
    request = Membership.objects.create(
        user=person("candidate"), organisation=town, message=mark, requested_at=_yesterday()
    )
    now = timezone.now()
    alert = SavedSearch.objects.create(
        user=world.agent, email=world.agent.email, title=mark, confirmed_at=now, told_until=now
    )
    world.parts = {
        "alert": str(alert.pk),
        "siren": SIREN,
        "draft": world.draft.public_id,
        "online": world.online.public_id,
        "slug": SLUG,
        "review": str(review.pk),
        "report": str(report.pk),
        "preview": str(preview.pk),
        "secret": secret,
        "token": str(token.pk),
        "request": str(request.pk),
        "membership": str(Membership.objects.get(user=world.agent).pk),
    }
    sync()
    return world


def browser(user: User | None = None) -> HouseClient:
    """Return a browser, signed in as `user` if there is one, her second factor shown."""
    client = HouseClient()
    if user is not None:
        client.force_login(user)
    return client


def _values(world: World) -> dict[str, object]:
    return Draft.objects.get(project=world.online).values


def _yesterday() -> object:
    return timezone.now() - timedelta(days=1)
