"""A person for each role, to try the library on one's own machine (demonstration mode only)."""

from dataclasses import asdict, dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

from iatheque.accounts import second_factor
from iatheque.accounts.models import User
from iatheque.lib.messages import N_

from .models import Membership, Organisation, Role

_DOMAIN = "valbrume.example"


@dataclass(frozen=True, slots=True)
class _Authority:
    name: str
    kind: str
    population: int | None
    staff: int


_TOWN = "000000018"
# Invented, as are their numbers; nobody holds these SIRENs.
_AUTHORITIES = {
    _TOWN: _Authority("Commune fictive de Valbrume", "Commune", 6_200, 96),
    "000000026": _Authority("Département fictif de la Haute-Brume", "département", 241_000, 2_150),
    "000000034": _Authority("Syndicat fictif des Trois-Vallons", "syndicat mixte", None, 41),
    "000000042": _Authority("Commune fictive de Clairebrume", "Commune", 18_400, 310),
    "000000059": _Authority("Communauté de communes fictive des Deux-Rives", "EPCI", 27_300, 120),
    "000000067": _Authority("Commune fictive de Roche-Brume", "Commune", 2_900, 34),
    "000000075": _Authority("Métropole fictive de Grand-Brume", "Métropole", 312_000, 3_400),
}


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    label: str
    rights: dict[str, Any]
    role: Role | None = None
    sirens: tuple[str, ...] = (_TOWN,)


_PARTS = (
    _Part("agent", N_("Agent qui contribue pour sa collectivité"), {}, Role.CONTRIBUTOR),
    _Part("referent", N_("Personne référente de la même collectivité"), {}, Role.APPROVER),
    _Part(
        "voisinage",
        N_("Personne référente de collectivités voisines"),
        {},
        Role.APPROVER,
        tuple(siren for siren in _AUTHORITIES if siren != _TOWN),
    ),
    _Part("expert", N_("Expert"), {"is_expert": True}),
    _Part("moderation", N_("Équipe nationale"), {"is_moderator": True}),
    _Part("administration", N_("Administration"), {"is_staff": True, "is_superuser": True}),
)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """What one types to come in as this person; `secret` feeds an application of codes."""

    label: str
    email: str
    secret: str = ""


@transaction.atomic
def create_people() -> int:
    """Create the accounts that do not exist yet; return how many. Needs demonstration mode."""
    if not settings.DEMO:
        raise RuntimeError("demonstration accounts outside demonstration mode")
    known = set(User.objects.order_by("pk").values_list("email", flat=True))
    missing = [part for part in _PARTS if _email(part) not in known]
    for part in missing:
        _create(part)
    return len(missing)


def people() -> list[DemoPerson]:
    """Return the demonstration accounts, with the secrets of their second factors."""
    secrets = {
        row.user.email: decrypt(row.data["secret"])
        for row in Authenticator.objects.filter(
            type=Authenticator.Type.TOTP, user__email__endswith=f"@{_DOMAIN}"
        )
        .select_related("user")
        .order_by("pk")
    }
    return [DemoPerson(part.label, _email(part), secrets.get(_email(part), "")) for part in _PARTS]


def person(name: str) -> User | None:
    """Return the account of the demonstration that has this name before the @, if any."""
    return User.objects.filter(email=f"{name}@{_DOMAIN}").first()


def _email(part: _Part) -> str:
    return f"{part.name}@{_DOMAIN}"


def _create(part: _Part) -> None:
    user = User.objects.create_user(_email(part), full_name=part.label, **part.rights)
    if second_factor.is_required(user):
        TOTP.activate(user, generate_totp_secret())
    if part.role is not None:
        for siren in part.sirens:
            place = _authority(siren)
            Membership.objects.create(
                user=user, organisation=place, role=part.role, is_accepted=True
            )


def _authority(siren: str) -> Organisation:
    said = asdict(_AUTHORITIES[siren]) | {"is_verified": True}
    return Organisation.objects.update_or_create(siren=siren, defaults=said)[0]
