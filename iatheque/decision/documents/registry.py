"""The documents that may be prepared, in the order in which they are shown."""

from .annex import ANNEX
from .decision_note import DECISION
from .fundamental_rights import FUNDAMENTAL_RIGHTS
from .mention import MENTION
from .processing_record import PROCESSING
from .qualification_note import QUALIFICATION
from .reply import REPLY
from .staff_committee import STAFF
from .template import Template
from .transparency import TRANSPARENCY

DOCUMENTS: tuple[Template, ...] = (
    DECISION,
    QUALIFICATION,
    TRANSPARENCY,
    MENTION,
    REPLY,
    STAFF,
    PROCESSING,
    FUNDAMENTAL_RIGHTS,
    ANNEX,
)
BY_KEY = {template.key: template for template in DOCUMENTS}
