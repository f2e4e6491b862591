"""What forms ask of somebody not known yet: where to answer, the code received; and a trap."""

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


class CodeForm(forms.Form):
    """The six digits received."""

    code = forms.RegexField(
        r"\A\s*\d{3}\s?\d{3}\s*\Z",
        label=_("Code à six chiffres"),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 9}
        ),
        error_messages={
            "required": _("Recopiez le code reçu."),
            "invalid": _("Le code est fait de six chiffres."),
        },
    )

    def clean_code(self) -> str:
        """Return the digits alone."""
        return "".join(self.cleaned_data["code"].split())
