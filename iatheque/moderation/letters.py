"""Letters of moderation; they leave once what they tell is stored."""

import logging
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iatheque.accounts.letters import Letter, send
from iatheque.accounts.models import User
from iatheque.accounts.team import team
from iatheque.organisations.models import Organisation
from iatheque.projects import entries
from iatheque.projects.models import Project
from iatheque.schema.levels import Level

from .models import ContactMessage, CorrectionReport, Decision, Message, ReviewRequest
from .standing import approvers, deciders, deciders_for, service

_log = logging.getLogger(__name__)


def submitted(review: ReviewRequest) -> None:
    """Tell those who decide that a version waits."""
    names = _names(review.project)
    opening = (
        _("Une nouvelle version de « %(title)s » (%(authority)s) attend votre relecture.")
        if review.is_update
        else _("Le projet « %(title)s » (%(authority)s) attend votre relecture.")
    )
    letter = Letter(
        subject=_("À relire : %(title)s") % names,
        paragraphs=(opening % names, *filter(None, [review.message])),
        link=_page(review),
        link_label=_("Ouvrir la relecture"),
    )
    _send_later(letter, *deciders(review.project))


def many_submitted(organisation: Organisation | None, count: int) -> None:
    """Tell once those who decide that an import brought versions to read."""
    letter = Letter(
        subject=_("À relire : %(count)d projets importés") % {"count": count},
        paragraphs=(
            _("Un import de %(authority)s vient d’envoyer %(count)d projets à votre relecture.")
            % {"authority": str(organisation or _("plusieurs collectivités")), "count": count},
        ),
        link=settings.SITE_URL + reverse("moderation:queue"),
        link_label=_("Ouvrir la relecture"),
    )
    _send_later(letter, *deciders_for(organisation))


def decided(decision: Decision) -> None:
    """Tell the author, and the approvers of her authority, what was decided and why."""
    names = _names(decision.project)
    said = {
        Decision.Kind.PUBLISHED: _("« %(title)s » est en ligne. Merci de l’avoir documenté."),
        Decision.Kind.CHANGES_REQUESTED: _("« %(title)s » est à reprendre avant publication."),
        Decision.Kind.REFUSED: _("« %(title)s » n’est pas publié."),
        Decision.Kind.WITHDRAWN: _("« %(title)s » n’est plus en ligne."),
    }[Decision.Kind(decision.kind)]
    review = decision.review
    why = (_("La raison donnée :"), decision.reason) if decision.reason else ()
    letter = Letter(
        subject=_("Votre projet : %(title)s") % names,
        paragraphs=(said % names, *why),
        link=_page(review) if review else "",
        link_label=_("Voir la décision et répondre"),
    )
    author = review.submitted_by if review else None
    addresses = [author.email] if author and author.is_active else []
    if not review or not addresses:
        addresses += approvers(decision.project.organisation)
    _send_later(letter, *addresses)


def written(message: Message) -> None:
    """Tell the other side that a message waits for it."""
    review = message.review
    names = _names(review.project)
    author = review.submitted_by
    to_author = author is not None and author.is_active and message.author_id != author.pk
    letter = Letter(
        subject=_("Un message sur %(title)s") % names,
        paragraphs=(_("À propos de « %(title)s » (%(authority)s) :") % names, message.text),
        link=_page(review),
        link_label=_("Lire et répondre"),
    )
    _send_later(letter, *([author.email] if to_author and author else deciders(review.project)))


def report_code(report: CorrectionReport, digits: str) -> None:
    """Send the code that confirms a report; raises `OSError` when it cannot leave."""
    subject = _("Votre code pour confirmer un signalement")
    said = _("Voici le code à recopier pour envoyer votre signalement :")
    send(_code_letter(subject, said, digits), report.email)


def contact_code(message: ContactMessage, digits: str) -> None:
    """Send the code that confirms a message; raises `OSError` when it cannot leave."""
    subject = _("Votre code pour écrire à un service")
    said = _("Voici le code à recopier pour envoyer votre message :")
    send(_code_letter(subject, said, digits), message.email)


def contacted(message: ContactMessage) -> None:
    """Carry a reader’s words to the service; the answer goes straight to her."""
    project = message.project
    names = {"title": _public_title(project), "name": message.name, "email": message.email}
    letter = Letter(
        subject=_("Une question sur %(title)s") % names,
        paragraphs=(
            _("%(name)s (%(email)s) vous écrit à propos de « %(title)s » :") % names,
            message.text,
            _("Pour lui répondre, répondez simplement à ce courriel."),
            _("Votre adresse ne lui a pas été montrée ; elle le sera si vous répondez."),
        ),
        reply_to=message.email,
    )
    _send_later(letter, *service(project))


def stale(person: User, titles: Sequence[str], link: str) -> None:
    """Ask a person whether sheets are still right; raises `OSError` when it cannot leave."""
    count = len(titles)
    letter = Letter(
        subject=ngettext("Une fiche à vérifier", "%(count)d fiches à vérifier", count)
        % {"count": count},
        paragraphs=(
            ngettext(
                "Une fiche de votre collectivité n’a pas été relue depuis longtemps :",
                "%(count)d fiches de votre collectivité n’ont pas été relues depuis longtemps :",
                count,
            )
            % {"count": count},
            *(_("« %(title)s »") % {"title": title} for title in titles),
            _("Si rien n’a changé, un bouton suffit pour le dire."),
        ),
        link=link,
        link_label=_("Vérifier ces fiches"),
    )
    send(letter, person.email)


def reported(report: CorrectionReport) -> None:
    """Tell the authority and the national team that a reader reports an error."""
    names = _names(report.project)
    letter = Letter(
        subject=_("Une erreur signalée : %(title)s") % names,
        paragraphs=(
            _("Une personne signale une erreur sur « %(title)s » (%(authority)s).") % names,
            report.text,
        ),
        link=settings.SITE_URL + reverse("moderation:report", kwargs={"pk": report.pk}),
        link_label=_("Lire et traiter le signalement"),
    )
    addresses = dict.fromkeys([*approvers(report.project.organisation), *team()])
    _send_later(letter, *addresses)


def answered(report: CorrectionReport) -> None:
    """Tell the reader what became of her report."""
    if not report.email:
        return
    names = {"title": _public_title(report.project)}
    said = (
        _("La fiche « %(title)s » est corrigée. Merci de nous avoir écrit.")
        if report.status == CorrectionReport.Status.CORRECTED
        else _("Votre signalement sur « %(title)s » reste sans suite. Voici pourquoi :")
    )
    letter = Letter(
        subject=_("Votre signalement : %(title)s") % names,
        paragraphs=(said % names, report.answer),
    )
    _send_later(letter, report.email)


def _code_letter(subject: str, said: str, digits: str) -> Letter:
    return Letter(
        subject=subject,
        paragraphs=(
            said,
            _("Il est valable dix minutes."),
            _("Vous n’avez rien demandé ? Ignorez ce message : sans ce code, rien n’est envoyé."),
        ),
        code=digits,
    )


def _names(project: Project) -> dict[str, str]:
    title = " ".join(str(project.draft.values.get("nom_projet") or project.public_id).split())
    return {"title": title, "authority": str(project.organisation or _("sans collectivité"))}


def _public_title(project: Project) -> str:
    """A reader without rights gets the title that everybody reads, never that of the draft."""
    entry = entries.get(Level.PUBLIC, project.public_id)
    return entry.text("nom_projet") if entry else project.public_id


def _page(review: ReviewRequest) -> str:
    return settings.SITE_URL + reverse("moderation:review", kwargs={"pk": review.pk})


def _send_later(letter: Letter, *to: str) -> None:
    transaction.on_commit(lambda: _send(letter, *to))


def _send(letter: Letter, *to: str) -> None:
    """A letter that cannot leave does not undo what was decided; the operator reads why."""
    try:
        send(letter, *to)
    except OSError:
        _log.exception("A letter could not leave")
