"""`iatheque reindex`: entries and indexes derived again, whatever became of them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from iatheque.projects.catalogue import current_version
from iatheque.projects.entries import ENTRY_MODELS, count
from iatheque.schema.levels import Level
from iatheque.search import generations
from tests.factories import make_draft, make_project
from tests.search.reading import names

pytestmark = pytest.mark.django_db


def test_reindex_derives_entries_and_indexes_again(data_dir: Path) -> None:
    make_project(nom_projet="Un")
    make_project(nom_projet="Deux")
    make_draft(nom_projet="Brouillon")
    assert names("tri=nom_projet") == ["Deux", "Un"]
    before, version = generations.current(data_dir / "index", Level.PUBLIC), current_version()
    for model in ENTRY_MODELS.values():
        model._default_manager.all().delete()
    output = StringIO()
    call_command("reindex", stdout=output)
    assert output.getvalue() == "Index reconstruits : 2 projets publiés.\n"
    assert [count(level) for level in Level] == [2, 2, 2]
    assert [names("tri=nom_projet", level) for level in Level] == [["Deux", "Un"]] * 3
    assert generations.current(data_dir / "index", Level.PUBLIC) != before
    # Pages that were kept show the entries as they now are.
    assert current_version() == version + 1
