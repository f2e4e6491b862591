"""The environment of the tests, set before Django reads its settings (see `-p` in pyproject.toml).

Each process gets a data directory of its own and none of the `IATHEQUE_*` variables of the person
who runs the tests. `DATABASE_URL` stays: it chooses the database under test.
"""

import os
import tempfile
from pathlib import Path

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
