"""The `iatheque` command in a process of its own, on the database of the test."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

_START = "from iatheque.command import main; main()"


def start(*arguments: str, data_dir: Path, **environment: str) -> "subprocess.Popen[bytes]":
    """Start `iatheque` with `arguments`; the caller reads its output and waits for it."""
    return subprocess.Popen(
        [sys.executable, "-c", _START, *arguments],
        env=os.environ
        | {"DATABASE_URL": _database(), "IATHEQUE_DATA_DIR": str(data_dir)}
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _database() -> str:
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(values['NAME']))}"
    password = f":{quote(values['PASSWORD'])}" if values["PASSWORD"] else ""
    host = f"{quote(values['HOST'], safe='')}:{values['PORT']}"
    return f"postgresql://{quote(values['USER'])}{password}@{host}/{values['NAME']}"
