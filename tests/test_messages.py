"""A translation is a file: every French text is found where translators look for it."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def catalogue(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `make messages` collects."""
    target = tmp_path_factory.mktemp("messages") / "django.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    options = ["--mapping-file", "pyproject.toml", "--keyword", "gettext_lazy", "--no-wrap"]
    subprocess.run([*command, *options, "--output-file", target, "."], cwd=root, check=True)
    return target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Thème principal",  # the model, through N_
        "Six thèmes",  # a template
        "projet publié ici depuis %(month)s",  # a plural of a template
        "%d projet publié.",  # a plural of the code
        "collectivité",  # a model of the database, lazily
        "Lancez « iatheque migrate ».",  # a command
    ],
)
def test_texts_of_every_layer_are_collected(catalogue: str, text: str) -> None:
    assert f'msgid "{text}"' in catalogue
