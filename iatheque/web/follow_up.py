"""What follows a sheet: its history, and what became of the errors readers reported."""

from collections.abc import Mapping

from django.utils.translation import ngettext

from .typography import gettext, spaced


def outcome_words(counts: Mapping[str, int]) -> str:
    """Return « 3 signalements : 2 corrigés, 1 sans suite », or nothing when there is none."""
    total = sum(counts.values())
    if not total:
        return ""
    open_, corrected, declined = (counts.get(key, 0) for key in ("open", "corrected", "declined"))
    parts = [
        (corrected, ngettext("%(n)d corrigé", "%(n)d corrigés", corrected)),
        (declined, ngettext("%(n)d sans suite", "%(n)d sans suite", declined)),
        (open_, ngettext("%(n)d en cours", "%(n)d en cours", open_)),
    ]
    said = gettext(", ").join(words % {"n": number} for number, words in parts if number)
    head = ngettext("%(n)d signalement", "%(n)d signalements", total) % {"n": total}
    return spaced(f"{head} : {said}")
