"""Run a command with an empty PostgreSQL of its own: `with_postgres.py COMMAND [ARGUMENT…]`.

The cluster lives in a temporary directory, listens on the loopback only, with a password made for
the occasion, and is stopped and removed whatever happens. PostgreSQL refuses to run as root: then
the cluster belongs to the user `postgres`, or to `nobody`.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROLE = "iatheque"
# Nothing is worth keeping after a crash: durability off makes the tests twice as fast.
OPTIONS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


def main() -> int:
    """Run the command given on the command line; return its exit code."""
    if not sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


@contextmanager
def cluster() -> Iterator[str]:
    """Start an empty cluster, give its `DATABASE_URL`, stop and remove it."""
    programs, user = find_programs(), owner()
    home = Path(tempfile.mkdtemp(prefix="iatheque-postgres-"))
    password, port = secrets.token_urlsafe(16), free_port()
    (home / "password").write_text(password, encoding="ascii")
    if user:
        shutil.chown(home, user)
        shutil.chown(home / "password", user)
    try:
        create(programs, home, user)
        start(programs, home, user, port)
        yield f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/postgres"
    finally:
        control(programs, home, user, "stop", "--mode=immediate", check=False)
        shutil.rmtree(home, ignore_errors=True)


def find_programs() -> Path:
    """Return the directory of the latest PostgreSQL installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    latest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    if latest is None:
        sys.exit("PostgreSQL est introuvable. Tapez : sudo apt-get install postgresql")
    return latest.parent


def owner() -> str | None:
    """Return who must own the cluster: nobody in particular, unless we are root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def create(programs: Path, home: Path, user: str | None) -> None:
    """Create the cluster in `home`, readable with the password only."""
    options = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"]
    owned = [f"--username={ROLE}", f"--pwfile={home / 'password'}"]
    run([programs / "initdb", f"--pgdata={home / 'data'}", *options, *owned], home, user)


def start(programs: Path, home: Path, user: str | None, port: int) -> None:
    """Start the server on `port` and wait until it answers."""
    settings = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    log = f"--log={home / 'server.log'}"
    control(programs, home, user, "start", "--wait", log, f"--options=-p {port} {settings}")


def control(
    programs: Path, home: Path, user: str | None, *arguments: str, check: bool = True
) -> None:
    """Call `pg_ctl` on the cluster in `home`."""
    run([programs / "pg_ctl", f"--pgdata={home / 'data'}", *arguments], home, user, check=check)


def run(command: list[str | Path], home: Path, user: str | None, *, check: bool = True) -> None:
    """Run a program of PostgreSQL as `user`; stop with what it said when it fails."""
    with (home / "said.log").open("w+", encoding="utf-8") as said:
        done = subprocess.run(command, cwd=home, user=user, stdout=said, stderr=said, check=False)
        if check and done.returncode:
            said.seek(0)
            sys.exit(f"PostgreSQL ne démarre pas :\n{said.read()}")


if __name__ == "__main__":
    sys.exit(main())
