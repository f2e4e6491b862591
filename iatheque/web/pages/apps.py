"""Django application of the editable pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages whose texts the team edits."""

    name = "iatheque.web.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Register the checks of what the operator must write."""
        from . import checks  # noqa: F401 - imported for its registration
