"""What a result was when its answers were saved.

The constants of the footprint are in files that never change, but those of EcoLogits come with the
library: a newer one must not rewrite what an authority was told, and may have published.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .answers import Answers
from .questionnaire import Questionnaire
from .results import footprint, footprint_file
from .results.footprint import Footprint
from .results.footprint_sentence import lines

_TEXT = "texte"


def result_of(questionnaire: Questionnaire, answers: Answers, on: date) -> dict[str, Any]:
    """Return what to keep beside these answers; empty for a tool that needs nothing kept."""
    if questionnaire.key != "empreinte":
        return {}
    found = footprint.result(questionnaire, answers)
    return footprint_file.write(found, on) | {_TEXT: text_of(found, on)}


def text_of(found: Footprint, on: date) -> str:
    """Return a footprint in words, as it is written to a sheet."""
    return "\n".join(str(line) for line in lines(found, on))


def kept_text(kept: Mapping[str, Any]) -> str:
    """Return the words that were kept; empty when nothing was."""
    return str(kept.get(_TEXT, ""))


def has_changed(kept: Mapping[str, Any], found: Footprint) -> bool:
    """True when the same answers no longer give what was kept."""
    return bool(kept) and not footprint_file.agrees(kept, found)
