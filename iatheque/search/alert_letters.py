"""The letters of alerts: the one that asks, the one that tells, the one that says it is over."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from iatheque.accounts.letters import Letter, send
from iatheque.projects.entries import Entry

from .models import SavedSearch


def ask(found: SavedSearch) -> None:
    """Ask the address to confirm; raises `OSError` when the letter cannot leave."""
    letter = Letter(
        subject=_("Confirmez votre alerte"),
        paragraphs=(
            _("Cette adresse a été donnée pour suivre : %(title)s.") % {"title": found.title},
            _("Confirmez pour recevoir un courriel quand il y a du nouveau."),
            _("Vous n’avez rien demandé ? Ignorez ce message : rien d’autre ne sera envoyé."),
        ),
        link=_page(found),
        link_label=_("Confirmer l’alerte"),
    )
    send(letter, found.email)


def tell(found: SavedSearch, news: Sequence[Entry], total: int) -> None:
    """Tell what is new: `news` are the first of `total`. Raises `OSError`."""
    what = ngettext(
        "%(count)d projet publié ou mis à jour", "%(count)d projets publiés ou mis à jour", total
    ) % {"count": total}
    letter = Letter(
        subject=_("Du nouveau : %(what)s") % {"what": what},
        paragraphs=(
            _("Vous suivez : %(title)s.") % {"title": found.title},
            *([_("Voici les plus récents :")] if total > len(news) else []),
        ),
        places=tuple((_words(entry), settings.SITE_URL + entry.path) for entry in news),
        link=_page(found),
        link_label=_("Changer ou arrêter cette alerte"),
        headers={
            "List-Unsubscribe": f"<{_page(found)}arreter/>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    send(letter, found.email)


def stopped(found: SavedSearch) -> None:
    """Say that an alert is over, and why. Raises `OSError`."""
    letter = Letter(
        subject=_("Votre alerte est arrêtée"),
        paragraphs=(
            _("Vous suiviez : %(title)s.") % {"title": found.title},
            _("Cette recherche utilise un filtre que votre compte ne permet plus d’utiliser."),
            _("Vous pouvez en créer une autre depuis la liste des projets."),
        ),
        link=f"{settings.SITE_URL}/projets/",
        link_label=_("Ouvrir la liste des projets"),
    )
    send(letter, found.email)


def _words(entry: Entry) -> str:
    names = {"title": entry.text("nom_projet"), "authority": entry.text("coll_nom")}
    is_new = entry.number == 1
    said = _("%(title)s (%(authority)s)") if is_new else _("%(title)s (%(authority)s), mis à jour")
    return said % names


def _page(found: SavedSearch) -> str:
    return f"{settings.SITE_URL}/alertes/{found.token}/"
