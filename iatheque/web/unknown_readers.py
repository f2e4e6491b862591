"""What every form asks of somebody without an account: where to answer, and a trap for programs."""

from django import forms
from django.utils.translation import gettext_lazy as _


def address_field() -> forms.EmailField:
    """Return the field of her own address."""
    return forms.EmailField(
        label=_("Votre adresse électronique"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Écrivez votre adresse."),
            "invalid": _("Cette adresse n’a pas la forme nom@domaine.fr."),
        },
    )


def trap_field() -> forms.CharField:
    """Return a field that people do not see and programs fill."""
    return forms.CharField(
        label=_("Ne remplissez pas cette case"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
