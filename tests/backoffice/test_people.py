"""People are added by address, with or without a password, and given their rights."""

from django.urls import reverse

from iatheque.accounts.models import User
from iatheque.organisations.models import Membership, Organisation

from .conftest import signed_in

ADD = reverse("admin:accounts_user_add")
FORM = {"email": "Lea@Ville.Example", "full_name": "Léa", "password1": "", "password2": ""}


def test_person_is_added_by_address_without_a_password(administrator: User) -> None:
    response = signed_in(administrator).post(ADD, FORM | {"usable_password": "false"})

    person = User.objects.get(email="lea@ville.example")
    assert response.status_code == 302
    assert (person.full_name, person.has_usable_password(), person.is_staff) == (
        "Léa",
        False,
        False,
    )


def test_person_already_known_is_not_added_twice(administrator: User) -> None:
    User.objects.create_user("lea@ville.example")

    response = signed_in(administrator).post(ADD, FORM | {"usable_password": "false"})

    assert response.status_code == 200
    assert response.context["adminform"].errors == {
        "email": ["Un objet Personne avec ce champ Adresse électronique existe déjà."]
    }
    assert User.objects.filter(email__iexact="lea@ville.example").count() == 1


def test_person_is_given_rights(administrator: User) -> None:
    person = User.objects.create_user("lea@ville.example")
    address = reverse("admin:accounts_user_change", args=[person.pk])

    response = signed_in(administrator).post(
        address, {"email": person.email, "is_expert": "on", "is_active": "on"}
    )

    assert response.status_code == 302, response.context["adminform"].errors
    person.refresh_from_db()
    assert (person.is_expert, person.is_moderator, person.is_staff) == (True, False, False)


def test_member_is_accepted_in_the_page_of_the_authority(administrator: User) -> None:
    person = User.objects.create_user("lea@ville.example")
    place = Organisation.objects.create(siren="213502388", name="Rennes")
    address = reverse("admin:organisations_organisation_change", args=[place.pk])

    response = signed_in(administrator).post(
        address,
        {
            "siren": place.siren,
            "name": place.name,
            "is_verified": "on",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-user": str(person.pk),
            "memberships-0-role": "1",
            "memberships-0-is_accepted": "on",
            "memberships-0-organisation": str(place.pk),
        },
    )

    assert response.status_code == 302, response.context["errors"]
    assert list(Membership.objects.values_list("user__email", "is_accepted")) == [
        ("lea@ville.example", True)
    ]
    place.refresh_from_db()
    assert place.is_verified
