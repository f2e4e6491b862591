"""Django application of the accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "iatheque.accounts"
    label = "accounts"
    verbose_name = "Comptes"
