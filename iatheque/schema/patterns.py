"""Regular expressions of the generated schemas, in the syntax that every engine shares."""

import re

from .cells import JOINER
from .field import Field
from .vocabulary import NSP

ID = "^[a-z2-7]{10}$"
SIRET = "^[0-9]{14}$"
SIREN = "^[0-9]{9}$"
MONTH = "^(0[1-9]|1[0-2])/[0-9]{4}$"
DAY = "^(0[1-9]|[12][0-9]|3[01])/(0[1-9]|1[0-2])/[0-9]{4}$"
WEB = r"^https?://[^\s]+$"

_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\]")


def several_of(field: Field) -> str:
    """Return the pattern of a cell of `field`: values of its list in any order, or NSP alone."""
    values = field.vocabulary.values if field.vocabulary else ()
    one = "|".join(_SPECIAL.sub(r"\\\g<0>", value) for value in values if value != NSP)
    more = f"{{0,{field.maximum - 1}}}" if field.maximum else "*"
    several = f"({one})({JOINER}({one})){more}"
    return f"^({NSP}|{several})$" if NSP in values else f"^{several}$"
