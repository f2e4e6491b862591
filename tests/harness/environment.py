"""The environment of the tests, set before Django reads its settings (see `-p` in pyproject.toml).

Each process gets a data directory of its own and none of the `IATHEQUE_*` variables of the person
who runs the tests. `DATABASE_URL` stays: it chooses the database under test.

What the tests write lives in memory where the machine lends enough of it: thousands of small
indexes and databases are flushed to the disk otherwise, and waiting for it is a third of the run.
"""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux lends memory; names in it are drawn at random
_ENOUGH = 4 * 1024**3


def _is_enough(memory: Path) -> bool:
    can_write = memory.is_dir() and os.access(memory, os.W_OK)
    return can_write and shutil.disk_usage(memory).free >= _ENOUGH


if "TMPDIR" not in os.environ and _is_enough(_MEMORY):
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None  # asked again

for name in [name for name in os.environ if name.startswith("IATHEQUE_")]:
    del os.environ[name]

# Pages under test call nobody; tests of the tiles name a server of their own.
os.environ["IATHEQUE_TILES_URL"] = ""

_home = tempfile.TemporaryDirectory(prefix="iatheque-tests-", ignore_cleanup_errors=True)
DATA_DIR = Path(_home.name)
os.environ["IATHEQUE_DATA_DIR"] = _home.name
# WhiteNoise warns about a directory that is not there, and warnings are errors.
(DATA_DIR / "static").mkdir()


def pytest_unconfigure() -> None:
    """Remove the data directory of this process."""
    _home.cleanup()
