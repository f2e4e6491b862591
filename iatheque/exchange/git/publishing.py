"""One publication: what is there, what it becomes, whether that may be, then commit and push."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.timezone import localdate

from iatheque.lib.messages import N_, Message, message

from . import alert
from .files import JOURNAL, PROJECTS, write_files
from .journal import Changes, add, compare, rows, told
from .refusals import PublicationError, ShrunkError
from .remote import Remote
from .working_copy import RejectedError, WorkingCopy, working_copy

_KNOWN_HOSTS = "git_known_hosts"


@dataclass(frozen=True, slots=True)
class Published:
    """What was pushed: the short name of the commit (empty when nothing had changed)."""

    commit: str
    changes: Changes

    @property
    def said(self) -> Message:
        """What was done, in one French sentence."""
        if not self.commit:
            return message(N_("Dépôt git : rien n’a changé."))
        return message(
            N_(
                "Dépôt git : envoi %(commit)s. Ajoutés %(added)d, modifiés %(changed)d, "
                "retirés %(removed)d."
            ),
            commit=self.commit,
            added=len(self.changes.added),
            changed=len(self.changes.changed),
            removed=len(self.changes.removed),
        )


def remote_of_settings() -> Remote | None:
    """Return where the settings say to publish, None when they do not.

    Raises `PublicationError` when what they say is not possible.
    """
    if not settings.GIT_REMOTE:
        return None
    return Remote(
        address=settings.GIT_REMOTE,
        branch=settings.GIT_BRANCH,
        token=settings.GIT_TOKEN,
        key=settings.GIT_KEY,
        seconds=settings.GIT_SECONDS,
    )


def publish_and_alert(remote: Remote, *, accept_loss: bool = False) -> Published:
    """Publish as `publish` does, and write to the national team when it is refused."""
    try:
        done = publish(remote, accept_loss=accept_loss)
    except PublicationError as error:
        alert.alert(error)
        raise
    alert.forget()
    return done


def publish(remote: Remote, *, accept_loss: bool = False) -> Published:
    """Publish the public data on `remote`; when somebody pushed meanwhile, start again once.

    `accept_loss` lets go of any number of projects, but never publishes an empty file.

    Raises `ShrunkError` rather than publish an empty file, or one that lost too many projects, and
    `PublicationError` for anything git refuses.
    """
    try:
        return _publish(remote, accept_loss=accept_loss)
    except RejectedError:
        try:
            return _publish(remote, accept_loss=accept_loss)
        except RejectedError as error:
            raise PublicationError(
                N_("Le dépôt git change sans cesse : une autre machine y écrit. Réessayez.")
            ) from error


def _publish(remote: Remote, *, accept_loss: bool) -> Published:
    with working_copy(remote, Path(settings.DATA_DIR) / _KNOWN_HOSTS) as copy:
        before = rows(copy.folder / PROJECTS)
        _write(copy.folder)
        after = rows(copy.folder / PROJECTS)
        _check(len(before), len(after), share=0 if accept_loss else settings.GIT_MINIMUM_SHARE)
        changes = compare(before, after)
        if not copy.changed():
            return Published("", changes)
        return Published(_send(copy, changes), changes)


def _write(folder: Path) -> None:
    try:
        write_files(folder, settings.SITE_URL)
    except OSError as error:
        raise PublicationError(
            N_("Les fichiers à envoyer n’ont pas pu être écrits : %(reason)s"),
            reason=error.strerror,
        ) from error


def _send(copy: WorkingCopy, changes: Changes) -> str:
    add(copy.folder / JOURNAL, told(changes, localdate()))
    name = copy.commit(changes.subject, f"IAthèque <{settings.CONTACT_EMAIL}>")
    copy.push()
    return name


def _check(before: int, after: int, *, share: float) -> None:
    """Refuse to replace good data by what looks like an accident."""
    if not after:
        raise ShrunkError(N_("Aucun projet n’est publié : un fichier vide n’est pas envoyé."))
    if after < before * share:
        raise ShrunkError(
            N_(
                "Le dépôt contient %(before)d projets, la bibliothèque n’en a plus que %(after)d : "
                "rien n’est envoyé. Si c’est voulu, lancez « iatheque publish-git --accept-loss »."
            ),
            before=before,
            after=after,
        )
