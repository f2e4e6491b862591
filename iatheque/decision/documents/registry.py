"""The documents that may be prepared, in the order in which they are shown."""

from .annex import ANNEX
from .decision_note import DECISION
from .mention import MENTION
from .qualification_note import QUALIFICATION
from .reply import REPLY
from .staff_committee import STAFF
from .template import Template

DOCUMENTS: tuple[Template, ...] = (DECISION, QUALIFICATION, MENTION, REPLY, STAFF, ANNEX)
BY_KEY = {template.key: template for template in DOCUMENTS}
