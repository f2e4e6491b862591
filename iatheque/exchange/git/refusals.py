"""Why nothing is published."""

from iatheque.lib.messages import Message, message


class PublicationError(Exception):
    """Nothing was published; `note` says why, in one French sentence without any secret."""

    def __init__(self, template: str, **params: object) -> None:
        self.note: Message = message(template, **params)
        super().__init__(str(self.note))


class ShrunkError(PublicationError):
    """The file is empty, or lost more projects than is allowed in one go."""
