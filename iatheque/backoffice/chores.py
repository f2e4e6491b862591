"""What must be done from time to time; each chore may run twice without harm."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from iatheque.accounts import keyed_answers, sign_in_log
from iatheque.exchange.git.publishing import publish_and_alert, remote_of_settings
from iatheque.exchange.git.refusals import PublicationError
from iatheque.exchange.reports.wording import say
from iatheque.intake import retention as imports
from iatheque.intake import work
from iatheque.intake.domain import preparing, sources
from iatheque.moderation import reminders
from iatheque.moderation import retention as reports
from iatheque.organisations import retention as requests
from iatheque.projects.links import checking, logo_copies
from iatheque.projects.models import Change
from iatheque.search import alerts, follow

CHANGES_KEPT = timedelta(days=30)


def follow_index() -> str:
    """Apply to the search index what other machines changed."""
    follow.sync()
    return _("Index de recherche : à jour.")


def drop_sessions() -> str:
    """Forget the sessions that have expired."""
    count, _by_model = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return _("Sessions expirées effacées : %(count)d.") % {"count": count}


def prune_changes() -> str:
    """Drop the old rows of the change log: an index that far behind is rebuilt whole.

    The last row stays: it tells an index that is up to date that it missed nothing.
    """
    last = Change.objects.order_by("-number").values("number")[:1]
    old = Change.objects.filter(at__lt=timezone.now() - CHANGES_KEPT, number__lt=Subquery(last))
    count, _by_model = old.delete()
    return _("Lignes anciennes du journal effacées : %(count)d.") % {"count": count}


def forget_keyed_answers() -> str:
    """Forget the answers that programs of the API can no longer ask for again."""
    count = keyed_answers.forget_old()
    return _("Réponses de l’API gardées pour être redites, effacées : %(count)d.") % {
        "count": count
    }


def forget_people() -> str:
    """Forget what is kept about people once its time is over (settings)."""
    forgetting = (
        sign_in_log.forget_old,
        requests.forget_old,
        reports.forget_old,
        alerts.forget_unconfirmed,
    )
    count = sum(forget() for forget in forgetting)
    return _("Données personnelles dont la durée est passée, effacées : %(count)d.") % {
        "count": count
    }


def remind_authorities() -> str:
    """Ask authorities whether their old sheets are still right."""
    return _("Courriels « à vérifier » envoyés : %(count)d.") % {"count": reminders.remind()}


def follow_sources() -> str:
    """Read the scheduled sources whose time has come."""
    return _("Sources régulières lues : %(count)d.") % {"count": sources.read_due()}


def tidy_imports() -> str:
    """Finish the imports that a stopped process left, and forget those nobody applied."""
    count = work.take_up(preparing.prepare) + imports.forget_old()
    return _("Imports repris ou oubliés : %(count)d.") % {"count": count}


def tell_alerts() -> str:
    """Write to those who follow a search, when something in it is new."""
    return _("Alertes envoyées : %(count)d.") % {"count": alerts.tell_all()}


def publish_git() -> str:
    """Send the public data to the git remote of the settings, when there is one."""
    try:
        remote = remote_of_settings()
        return say(publish_and_alert(remote).said) if remote else ""
    except PublicationError as error:
        return say(error.note)


def check_links() -> str:
    """Visit the links whose turn has come."""
    found = checking.check_links()
    said = _("Liens visités : %(visited)d, dont %(silent)d sans réponse.")
    return said % {"visited": found.visited, "silent": found.silent}


def copy_logos() -> str:
    """Copy the logos of the authorities that agree to have them shown."""
    return _("Logos copiés : %(count)d.") % {"count": logo_copies.copy_logos()}


CHORES: tuple[Callable[[], str], ...] = (
    follow_index,
    drop_sessions,
    prune_changes,
    forget_keyed_answers,
    forget_people,
    remind_authorities,
    tidy_imports,
    follow_sources,
    tell_alerts,
    check_links,
    copy_logos,
    publish_git,
)
