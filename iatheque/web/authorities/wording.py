"""How the presence of authorities is said."""

from iatheque.lib.messages import N_
from iatheque.projects.directory import Band, Listed, Presence
from iatheque.projects.presence import Rate
from iatheque.web.filters import number
from iatheque.web.typography import gettext, ngettext

PRESENCES = {
    Presence.PUBLISHING: N_("Publie des projets"),
    Presence.REGISTERED: N_("Inscrite, sans projet public"),
    Presence.ABSENT: N_("Sans projet"),
}


def standing(one: Listed) -> str:
    """Return where the authority stands: how many projects it publishes, if any."""
    if one.presence is not Presence.PUBLISHING:
        return gettext(PRESENCES[one.presence])
    said = ngettext("%(count)s projet publié", "%(count)s projets publiés", one.projects)
    return said % {"count": number(one.projects)}


def band(one: Band) -> str:
    """Return « de 3 500 à 9 999 habitants »."""
    ends = {"least": number(one.least), "most": number((one.most or 1) - 1), "end": ""}
    if one.most is None:
        return gettext("%(least)s habitants et plus") % ends
    if not one.least:
        return gettext("moins de %(most)s habitants") % (ends | {"most": number(one.most)})
    return gettext("de %(least)s à %(most)s habitants") % ends


def share(rate: Rate) -> str:
    """Return « 3 sur 1 245, soit 0,2 % »: the part that publishes."""
    counts = {"count": number(rate.publishing), "total": number(rate.total)}
    if not rate.publishing:
        return gettext("aucune sur %(total)s") % counts
    if rate.share < 0.1:
        return gettext("%(count)s sur %(total)s, moins de 0,1 %%") % counts
    said = f"{rate.share:.1f}".replace(".", gettext(",")).removesuffix(gettext(",") + "0")
    return gettext("%(count)s sur %(total)s, soit %(share)s %%") % (counts | {"share": said})
