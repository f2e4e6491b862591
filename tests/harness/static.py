"""Static files without a manifest, that must exist all the same."""

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class FoundStaticFilesStorage(StaticFilesStorage):
    """Gives the plain address of a static file, and fails when no such file would be served."""

    def url(self, name: str | None) -> str:
        """Return the address of `name`; raise `ValueError` when no finder knows it."""
        if name and not name.endswith("/") and finders.find(name) is None:
            raise ValueError(f"no static file is named {name}")
        return super().url(name)
