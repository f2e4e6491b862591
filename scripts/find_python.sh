#!/bin/sh
# Print the first Python that can hold the project: 3.11 or later, with venv and SQLite.
# Each candidate is run, because a name on the PATH may be a shim that leads nowhere.
set -eu

for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$name
        if "$name" -c 'import ensurepip, sqlite3, venv' 2>/dev/null; then
            command -v "$name"
            exit 0
        fi
    fi
done

if [ -n "${found:-}" ]; then
    echo "Il manque le module venv de $found. Sur Debian ou Ubuntu : sudo apt-get install python3-venv" >&2
else
    echo "Il faut Python 3.11 ou plus récent. Sur Debian ou Ubuntu : sudo apt-get install python3 python3-venv" >&2
fi
exit 1
