"""Addresses that are secrets: whoever knows one may act. Logs do not tell them."""

import logging
import re

_SECRET = re.compile(r"/(alertes|apercu|fichiers|decision/invitation)/[^/\s]+")


class Hidden(logging.Filter):
    """Writes « … » in place of the secret in every line that is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line, without the secret."""
        said = record.getMessage()
        hidden = _SECRET.sub(r"/\1/…", said)
        if hidden != said:
            record.msg, record.args = hidden, ()
        return True
