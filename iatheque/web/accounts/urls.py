"""Addresses under /compte/; the names without a namespace are those allauth looks for."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path

from . import (
    address,
    experts,
    members,
    memberships,
    personal_data,
    profile,
    sessions,
    sign_in,
    tokens,
)

_SIGN_IN = [
    path("connexion/", sign_in.ask_address, name="account_login"),
    path("connexion/code/", sign_in.ask_code, name="account_confirm_login_code"),
    path("connexion/annulee/", sign_in.cancelled, name="socialaccount_login_cancelled"),
    path("deconnexion/", sign_in.sign_out, name="account_logout"),
    path("inactif/", account.account_inactive, name="account_inactive"),
    path("proconnect/", include("iatheque.accounts.proconnect.urls")),
]

_KEY = "cle/<int:pk>/"
_SECOND_FACTOR = [
    path("", second_factor.index, name="mfa_index"),
    path("verifier/", second_factor.authenticate, name="mfa_authenticate"),
    path("confirmer/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("application/", totp.activate_totp, name="mfa_activate_totp"),
    path("application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("secours/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "secours/creer/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("cles/ajouter/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("cles/confirmer/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(f"{_KEY}retirer/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path(f"{_KEY}renommer/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]

_PROFILE = [
    path("", profile.profile, name="profile"),
    path("adresse/", address.change, name="address"),
    path("adresse/code/", address.confirm, name="confirm_address"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("collectivites/demander/", memberships.ask, name="ask_membership"),
    path("collectivites/<int:pk>/quitter/", memberships.leave, name="leave"),
    path("collectivites/<str:siren>/membres/", members.members, name="members"),
    path("demandes/", memberships.requests, name="requests"),
    path("demandes/<int:pk>/", memberships.answer, name="answer"),
    path("experts/", experts.experts, name="experts"),
    path("jetons/", tokens.tokens, name="tokens"),
    path("jetons/<int:pk>/revoquer/", tokens.revoke, name="revoke_token"),
    path("mes-donnees.json", personal_data.export, name="export"),
    path("effacer/", personal_data.erase, name="erase"),
]

urlpatterns = [
    *_SIGN_IN,
    path("second-facteur/", include(_SECOND_FACTOR)),
    path("", include((_PROFILE, "accounts"))),
]
