#!/bin/sh
# Make sure that the Debian packages named are there: install what is missing when that is possible
# (root, Debian) and say so; otherwise stop with the one line to type.
set -eu

is_there() {
    case $1 in
    # The whole browser does as well, three times slower: it draws windows that nobody sees.
    chromium-headless-shell)
        command -v chromium-headless-shell || command -v chromium || command -v chromium-browser ;;
    postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
    *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

missing=""
for package in "$@"; do
    is_there "$package" || missing="${missing:+$missing }$package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Il manque des paquets du système. Tapez : sudo apt-get install $missing" >&2
    exit 1
fi

echo "Installation des paquets Debian qui manquent : $missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
# shellcheck disable=SC2086 # one word per package
apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
echo "Paquets installés : $missing"
