"""Files on their way in: none heavier than any page takes ever fills the disk."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

_FLAG = "dropped_upload"


class BoundedUpload(FileUploadHandler):
    """Drops a file once it weighs more than the heaviest that is taken, whatever it announced."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let the next handlers store the chunk, or drop the whole file."""
        heaviest = max(settings.RESOURCE_MAX_BYTES, settings.IMPORT_MAX_BYTES)
        if start + len(raw_data) > heaviest + 1:
            setattr(self.request, _FLAG, True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Leave the file to the next handlers."""
        return None


def dropped(request: HttpRequest) -> bool:
    """True when a file of this request was too heavy to be received."""
    return getattr(request, _FLAG, False)
