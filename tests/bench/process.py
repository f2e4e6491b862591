"""Processes measured from outside: started, waited for, weighed, stopped."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process whose data lives in `home`."""
    ours = {
        "IATHEQUE_DATA_DIR": str(home),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
        "IATHEQUE_LOG_LEVEL": "ERROR",
    }
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | ours | more


def run_python(home: Path, *arguments: str, **more: str) -> str:
    """Run Python with these arguments on the data in `home`; return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment(home, **more),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


@contextmanager
def serving(command: Sequence[str], url: str, env: dict[str, str]) -> Iterator[int]:
    """Run a server until the block ends; yields its process number once `url` answers 200."""
    server = subprocess.Popen(
        command,
        env=env,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(server, url)
        yield server.pid
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


def _wait(server: "subprocess.Popen[bytes]", url: str) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError(f"{server.args!r} stopped with {server.returncode}")
        try:
            with urlopen(url, timeout=30):
                return
        except (URLError, ConnectionError):
            time.sleep(0.25)
    raise RuntimeError(f"{url} does not answer")


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk measured: requests a second, milliseconds in the middle, answers other than 2xx."""

    rate: float
    median: float
    bytes: int
    failures: int


def load(url: str, *, seconds: int = 8, connections: int = 4) -> Load:
    """Ask `url` again and again for `seconds`, over `connections` kept-alive connections.

    The first two seconds only warm the server up: they are not counted, for us as for others.
    """
    wrk = ["wrk", "-t1", f"-c{connections}", "--timeout=20s", "--latency"]
    subprocess.run([*wrk, "-d2s", url], capture_output=True, check=True)
    measured = [*wrk, f"-d{seconds}s", url]
    printed = subprocess.run(measured, capture_output=True, check=True, text=True).stdout
    failures = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    with urlopen(url, timeout=60) as answer:
        size = len(answer.read())
    return Load(
        rate=float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1]),
        median=_milliseconds(re.search(r"50%\s+([\d.]+)(us|ms|s)", printed)),
        bytes=size,
        failures=int(failures[1]) if failures else 0,
    )


def _milliseconds(found: "re.Match[str] | None") -> float:
    if found is None:
        return float("nan")
    return float(found[1]) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[found[2]]


def memory(pid: int) -> float:
    """Return the resident memory, in MB, of the heaviest process of the tree under `pid`."""
    heaviest = max(_resident(process) for process in [pid, *_children(pid)])
    return heaviest / 1024


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    direct = [int(child) for child in found]
    return direct + [grandchild for child in direct for grandchild in _children(child)]


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])
