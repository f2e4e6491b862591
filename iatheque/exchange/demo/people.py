"""A person for each level, to try the library on one's own machine."""

import secrets
from dataclasses import dataclass
from typing import Any

from iatheque.accounts.models import User
from iatheque.lib.messages import N_
from iatheque.organisations.models import Membership, Organisation, Role

_DOMAIN = "valbrume.example"
_SIREN = "000000018"

_PEOPLE: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("agent", N_("Agent d’une collectivité vérifiée"), {}),
    ("expert", N_("Expert"), {"is_expert": True}),
    ("moderation", N_("Équipe nationale"), {"is_moderator": True}),
    ("administration", N_("Administration"), {"is_staff": True, "is_superuser": True}),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A new account; the password is told once and kept nowhere in clear."""

    role: str
    email: str
    password: str


def create_people() -> list[Person]:
    """Create the accounts that do not exist yet, and return those alone."""
    existing = set(User.objects.order_by("email").values_list("email", flat=True))
    missing = [
        (name, role, rights) for name, role, rights in _PEOPLE if _email(name) not in existing
    ]
    return [_create(name, role, rights) for name, role, rights in missing]


def _email(name: str) -> str:
    return f"{name}@{_DOMAIN}"


def _create(name: str, role: str, rights: dict[str, Any]) -> Person:
    person = Person(role, _email(name), secrets.token_urlsafe(9))
    user = User.objects.create_user(person.email, person.password, full_name=role, **rights)
    if not rights:
        _join(user)
    return person


def _join(user: User) -> None:
    organisation, _ = Organisation.objects.get_or_create(
        siren=_SIREN, defaults={"name": "Commune fictive de Valbrume", "kind": "Commune"}
    )
    organisation.is_verified = True
    organisation.save(update_fields=["is_verified"])
    Membership.objects.create(
        user=user, organisation=organisation, role=Role.APPROVER, is_accepted=True
    )
