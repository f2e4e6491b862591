"""Django application of the accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "iatheque.accounts"
    label = "accounts"
    verbose_name = "Comptes"

    def ready(self) -> None:
        """Listen to sign-ins and to second factors."""
        from . import second_factor, sign_in_log  # noqa: F401 - for their receivers
