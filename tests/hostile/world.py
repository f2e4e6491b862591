"""Two authorities: everything that one may own, and the people of the other.

A new thing that an authority or a person owns (a file, a source, a figure…) is made in `build`,
and named in `parts` so that addresses can be written with it.
"""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.decision.answers import Answer
from iatheque.decision.domain.inviting import invite
from iatheque.decision.domain.saving import Given, save
from iatheque.decision.loading import current
from iatheque.intake.domain.sources import open_source
from iatheque.moderation.domain import contact, messages
from iatheque.moderation.domain.previews import create_link
from iatheque.moderation.domain.submission import submit
from iatheque.moderation.models import CorrectionReport
from iatheque.organisations.models import Membership, Organisation, Role, Scope
from iatheque.organisations.tokens import create_token
from iatheque.projects import directory
from iatheque.projects.domain import resources
from iatheque.projects.domain.resources import Description
from iatheque.projects.domain.state import set_state
from iatheque.projects.links import logos
from iatheque.projects.models import Draft, Logo, Project, Resource
from iatheque.projects.states import State
from iatheque.schema.levels import Level
from iatheque.search.follow import sync
from iatheque.search.models import SavedSearch
from tests.exchange.lines import line
from tests.factories import make_draft
from tests.harness.client import HouseClient
from tests.intake.imports import applied, planned
from tests.organisations.people import authority, member, person
from tests.projects.resources.contents import SOUND

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
        online=make_draft(organisation=town, public_id="bbbbbbbbbb"),
        draft=make_draft(organisation=town, public_id="aaaaaaaaaa", nom_projet=mark),
    )
    world.parts = _attached(world, mark) | _imported(world, mark)
    with TestCase.captureOnCommitCallbacks(execute=True):
        set_state(world.online, State.PUBLISHED, by=None)
    Draft.objects.filter(project=world.online).update(values={**_values(world), "nom_projet": mark})
    review = submit(world.online, by=world.agent, message=mark)
    messages.write(review, by=world.agent, text=mark)
    report = CorrectionReport.objects.create(
        project=world.online, text=mark, proposal=mark, status="open", email="lectrice@ici.example"
    )
    letter = contact.write(world.online, name=mark, email="lecteur@ici.example", text=mark)
    preview, secret = create_link(world.online, by=world.agent, level=Level.PUBLIC)
    token, _secret = create_token(world.agent, town, name=mark[:100], scope=Scope.READ)
    request = Membership.objects.create(
        user=person("candidate"), organisation=town, message=mark, requested_at=_yesterday()
    )
    now = timezone.now()
    alert = SavedSearch.objects.create(
        user=world.agent, email=world.agent.email, title=mark, confirmed_at=now, told_until=now
    )
    said = {"utilite": Answer(3, comment=mark)}
    save(world.online, Given(current("radar"), "amont", said, 0), by=world.agent)
    invitation, _secret = invite(world.online, "girouet", "amont", by=world.agent)
    world.parts |= {
        "invitation": str(invitation.pk),
        "logo": _logo(world).name,
        "place": place_of(town),
        "contact": str(letter.pk),
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


def _attached(world: World, mark: str) -> dict[str, str]:
    """Attach resources; the neighbour reads one of them, an agents' one that is online."""
    link = "https://depot.example/"
    clear = Description("Mode d’emploi", "documentation", "", Level.RESTREINT)
    resources.add_link(world.online, clear, link, by=world.agent)
    hidden = {level: Description(mark[:200], "code", "", level) for level in Level}
    reserved = _file(world.online, hidden[Level.EXPERT], mark, by=world.agent)
    mine = _file(world.draft, hidden[Level.RESTREINT], mark, by=world.agent)
    resources.add_link(world.draft, hidden[Level.EXPERT], link, by=world.agent)
    return {"resource": mine.token, "file": f"{reserved.token}/{reserved.name}"}


def _file(project: Project, said: Description, mark: str, *, by: User) -> Resource:
    content = io.BytesIO(SOUND["csv"] + mark.encode())
    return resources.add_file(project, said, content, f"{mark}.csv", by=by)


def _imported(world: World, mark: str) -> dict[str, str]:
    """Import into the authority: a plan that waits, one that was applied, an address to read."""
    done = applied(line(nom_projet=f"{mark} fait"), by=world.agent, siren=SIREN, drafts=True)
    plan = planned(line(nom_projet=f"{mark} à lire"), by=world.agent, siren=SIREN)
    type(plan).objects.update(name=f"{mark}.csv"[:200])
    source = open_source(by=world.agent, siren=SIREN, address=f"https://ville.example/{mark}")
    return {"import": plan.token, "applied": done.token, "source": source.token}


def _logo(world: World) -> Logo:
    """Agree to a logo, and keep a copy of it as `copy_logos` does."""
    logos.agree(world.town, by=world.agent)
    file = default_storage.save("logos/ville.png", ContentFile(SOUND["png"]))
    return Logo.objects.create(
        siren=SIREN, url="https://ville.example/logo.png", file=file, tried_at=timezone.now()
    )


def place_of(town: Organisation) -> str:
    """Return the address of the page of an authority, as addresses are written in the matrix."""
    found = directory.get(town.siren)
    assert found is not None
    return found.path.strip("/")


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
