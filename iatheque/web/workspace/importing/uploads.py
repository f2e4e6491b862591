"""Reading an upload no further than its limit: a file that is too big is never kept whole."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class LimitedUpload(FileUploadHandler):
    """Lets later handlers keep a file until it is too big; then drops it and says so."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self._limit = limit
        self.is_too_big = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the piece on, or stop."""
        if start + len(raw_data) > self._limit:
            self.is_too_big = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave it to those who keep it."""
        return None


def limit_upload(request: HttpRequest, limit: int) -> LimitedUpload:
    """Set the limit; to be called before anything reads the body of the request."""
    handler = LimitedUpload(request, limit)
    request.upload_handlers = [handler, *request.upload_handlers]
    return handler
