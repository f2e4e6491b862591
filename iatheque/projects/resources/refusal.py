"""Why a resource is not taken."""

from iatheque.lib.messages import Message


class ResourceRefusedError(Exception):
    """The file or the link is refused; `note` says why, in one French sentence."""

    def __init__(self, note: Message) -> None:
        super().__init__(str(note))
        self.note = note
