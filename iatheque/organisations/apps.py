"""Django application of the authorities."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Authorities."""

    name = "iatheque.organisations"
    label = "organisations"
    verbose_name = "Collectivités"

    def ready(self) -> None:
        """Follow the authority that ProConnect declares for a person."""
        from iatheque.accounts.signals import identified

        from .domain.membership import follow_declared_siren

        identified.connect(
            lambda user, siren, **_kwargs: follow_declared_siren(user, siren),
            weak=False,
            dispatch_uid="follow_declared_siren",
        )
