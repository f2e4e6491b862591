"""Sign-in by a code sent to an e-mail address, known or not.

The code goes to any address and the account is made once the code comes back: the answer is the
same, and so is the work done, whether the person is known or not.
"""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .letters import Letter, send
from .models import User


class TooManyCodesError(Exception):
    """This address or this network asked for too many codes, or tried too many."""


class EmailCode(LoginCodeVerificationProcess):
    """A code on its way: kept in the session of the browser that asked for it."""

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:  # noqa: FBT001, FBT002 - allauth's signature
        """Send a new code, whoever has this address."""
        send(code_letter(self.generate_code()), email)

    def finish(self, redirect_url: str | None) -> HttpResponse:
        """Sign the person in, and make her account when this is her first time."""
        if self.user is None:
            self._user = User.objects.of_address(self.state["email"])
        return super().finish(redirect_url)

    def check_tries(self) -> None:
        """Count one try; raises `TooManyCodesError` beyond the limits per address and network."""
        _consume(self.request, "try_login_code", self.state["email"])


def start(request: HttpRequest, email: str, redirect_url: str | None = None) -> None:
    """Send a code to `email` and wait for it in this session.

    Raises `TooManyCodesError` beyond the limits, `OSError` when the mail cannot leave.
    """
    _consume(request, "request_login_code", email)
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    login = Login(user=user, email=email, redirect_url=redirect_url)
    login.state["stages"] = {"current": LoginByCodeStage.key}
    stage = LoginByCodeStage(LoginStageController(request, login), request, login)
    stage.state |= EmailCode.initial_state(user=user, email=email) | {"initiated_by_user": True}
    process = EmailCode(stage)
    process.send()
    process.persist()


def resume(stage: LoginByCodeStage) -> EmailCode | None:
    """Return the code awaited in this session, or None when it has expired."""
    process: EmailCode | None = EmailCode(stage).abort_if_invalid()
    return process


def give_up(request: HttpRequest) -> None:
    """Wait for no code any more in this session."""
    request.session.pop(LOGIN_SESSION_KEY, None)


def code_letter(code: str) -> Letter:
    """Return the letter that carries a code."""
    minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    return Letter(
        subject=_("Votre code de connexion à IAthèque"),
        paragraphs=(
            _("Voici le code à recopier dans la page de connexion :"),
            _("Il est valable %(minutes)d minutes et ne sert qu’une fois.") % {"minutes": minutes},
            _("Vous n’avez rien demandé ? Ignorez ce message : sans ce code, personne n’entre."),
        ),
        code=code,
    )


def _consume(request: HttpRequest, action: str, email: str) -> None:
    if not ratelimit.consume(request, action=action, key=email.lower()):
        raise TooManyCodesError
