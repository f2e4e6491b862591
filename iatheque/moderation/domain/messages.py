"""Messages between those who review a version and those who wrote it."""

from django.db import transaction

from iatheque.accounts.models import User
from iatheque.moderation import letters
from iatheque.moderation.models import Message, ReviewRequest
from iatheque.moderation.standing import belongs
from iatheque.organisations.viewers import viewer_for

from .rules import NotAllowedError, reasoned


@transaction.atomic
def write(review: ReviewRequest, *, by: User, text: str) -> Message:
    """Add a message and tell the other side; the same words sent twice in a row count once.

    Raises `NotAllowedError` and `ReasonMissingError` (an empty message).
    """
    said = reasoned(text)
    if not (by.is_active and belongs(viewer_for(by), review.project)):
        raise NotAllowedError("message")
    ReviewRequest.objects.select_for_update(of=("self",)).get(pk=review.pk)
    last = review.messages.order_by("pk").last()
    if last is not None and (last.author_id, last.text) == (by.pk, said):
        return last
    message = Message.objects.create(review=review, author=by, text=said)
    letters.written(message)
    return message
