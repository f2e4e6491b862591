"""The national team, as people who are written to."""

from django.db.models import Q

from .models import User


def team() -> list[str]:
    """Return the addresses of the national team."""
    people = User.objects.filter(Q(is_moderator=True) | Q(is_superuser=True), is_active=True)
    return list(people.order_by("pk").values_list("email", flat=True))
