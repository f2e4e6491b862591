#!/bin/sh
# Install what browsers get from npm (package-lock.json) and put it among our static files, which
# collectstatic and the wheel take whole.
set -eu

target=iatheque/web/static/iatheque/leaflet
source=node_modules/leaflet/dist

echo 'Installation de Leaflet, pour les cartes (package-lock.json)'
if ! said=$(scripts/npm.sh . ci --no-audit --no-fund --omit=dev 2>&1); then
    echo "$said" >&2
    echo 'Leaflet n’a pas pu être téléchargé. Cette étape demande le réseau, une seule fois :' >&2
    echo 'vérifiez l’accès au registre npm, ou à son miroir, puis relancez la même commande.' >&2
    exit 1
fi
rm -rf "$target"
mkdir -p "$target"
cp -R "$source/leaflet.css" "$source/images" node_modules/leaflet/LICENSE "$target/"
# Its map of sources is not served: a link to it would be dead.
sed '/^\/\/# sourceMappingURL=/d' "$source/leaflet.js" >"$target/leaflet.js"
