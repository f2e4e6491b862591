"""Django application of the authorities."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Authorities."""

    name = "iatheque.organisations"
    label = "organisations"
    verbose_name = "Collectivités"
