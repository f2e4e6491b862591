"""Write the files generated from the published model, or check that they are fresh.

`python -m iatheque.schema.generate [--check] [--folder FOLDER]`. The files are committed: a change
of the model shows in a review as what it is for those who read our exports.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .extensions import EXTENSIONS
from .json_schema import project_schema
from .table_schema import extension_schema, full_schema, public_schema

PUBLISHED = Path(__file__).parent / "published"


def documents() -> dict[str, str]:
    """Return the text of each generated file, by name."""
    schemas: dict[str, dict[str, Any]] = {
        "schema.json": public_schema(),
        "schema-complet.json": full_schema(),
        "schema.jsonschema.json": project_schema(),
        **{f"extension-{item.key}.json": extension_schema(item) for item in EXTENSIONS},
    }
    return {name: _text(schema) for name, schema in schemas.items()}


def stale(folder: Path = PUBLISHED) -> list[str]:
    """Return the names of the files of `folder` that are wrong, lacking or left over."""
    expected = documents()
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.json")}
    names = expected.keys() | found.keys()
    return sorted(name for name in names if expected.get(name) != found.get(name))


def write_documents(folder: Path = PUBLISHED) -> None:
    """Write every file anew in `folder`, and remove those that are no longer generated."""
    folder.mkdir(exist_ok=True)
    expected = documents()
    for path in folder.glob("*.json"):
        if path.name not in expected:
            path.unlink()
    for name, text in expected.items():
        (folder / name).write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 1 when `--check` finds a stale file."""
    parser = argparse.ArgumentParser(description="Fichiers tirés du modèle publié.")
    parser.add_argument("--check", action="store_true", help="vérifier sans écrire")
    parser.add_argument("--folder", type=Path, default=PUBLISHED, help="dossier des fichiers")
    asked = parser.parse_args(arguments)
    if not asked.check:
        write_documents(asked.folder)
        return 0
    names = stale(asked.folder)
    for name in names:
        sys.stderr.write(f"{name} : ne correspond plus au modèle, lancez « make schemas ».\n")
    return 1 if names else 0


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
