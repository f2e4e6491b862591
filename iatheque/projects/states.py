"""The states of a project and the passages between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a project stands between its author and its readers."""

    DRAFT = "draft", _("Brouillon")
    SUBMITTED = "submitted", _("En relecture")
    CHANGES_REQUESTED = "changes_requested", _("À reprendre")
    REFUSED = "refused", _("Refusé")
    PUBLISHED = "published", _("Publié")
    ARCHIVED = "archived", _("Retiré")


TRANSITIONS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SUBMITTED, State.PUBLISHED, State.ARCHIVED}),
    State.SUBMITTED: frozenset(
        {State.DRAFT, State.CHANGES_REQUESTED, State.REFUSED, State.PUBLISHED}
    ),
    State.CHANGES_REQUESTED: frozenset({State.SUBMITTED, State.DRAFT, State.ARCHIVED}),
    State.REFUSED: frozenset({State.DRAFT, State.ARCHIVED}),
    State.PUBLISHED: frozenset({State.PUBLISHED, State.ARCHIVED}),
    State.ARCHIVED: frozenset({State.DRAFT, State.PUBLISHED}),
}
