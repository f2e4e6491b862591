"""Small builders of people and their places, for the tests of rights."""

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Organisation, Role

SIREN = "212202782"


def authority(siren: str = SIREN, *, verified: bool = True, **changes: object) -> Organisation:
    """Return an authority."""
    return Organisation.objects.create(
        siren=siren, name=f"Ville {siren}", is_verified=verified, **changes
    )


def person(name: str, **rights: bool) -> User:
    """Return a person."""
    return User.objects.create_user(f"{name}@exemple.example", **rights)


def member(name: str, organisation: Organisation, role: Role = Role.CONTRIBUTOR) -> User:
    """Return a person who has her place in the authority."""
    user = person(name)
    Membership.objects.create(user=user, organisation=organisation, role=role, is_accepted=True)
    return user
