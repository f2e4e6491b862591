#!/bin/sh
# Collect the French texts of the code and the templates into build/django.pot, then bring each
# translation under iatheque/locale up to date with them and compile it.
# To start a language: pybabel init -i build/django.pot -d iatheque/locale -D django -l LANGUAGE
set -eu

pybabel=.venv/bin/pybabel
template=build/django.pot

mkdir -p build
"$pybabel" --quiet extract --mapping-file pyproject.toml --keyword gettext_lazy \
    --project IAthèque --sort-output --no-location --output-file "$template" .
for translation in iatheque/locale/*/LC_MESSAGES/django.po; do
    [ -e "$translation" ] || continue
    "$pybabel" --quiet update --input-file "$template" --output-file "$translation" \
        --locale "$(basename "$(dirname "$(dirname "$translation")")")" --no-fuzzy-matching
    "$pybabel" --quiet compile --input-file "$translation" --output-file "${translation%.po}.mo"
done
echo "Textes à traduire : $template"
