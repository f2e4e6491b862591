"""What stops an import whole."""

from iatheque.lib.messages import Message, message


class ImportRefusedError(Exception):
    """Nothing is imported; `note` says why, in one French sentence."""

    def __init__(self, template: str, **params: object) -> None:
        self.note: Message = message(template, **params)
        super().__init__(str(self.note))


class FileRefusedError(ImportRefusedError):
    """The file is refused as it is."""


class PlanOutdatedError(ImportRefusedError):
    """The catalogue changed between the plan and its application."""
